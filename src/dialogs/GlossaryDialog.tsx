import { lazy, Suspense } from 'react';

const Glossary = lazy(() => import('#learn/Glossary.tsx').then((chunk) => ({ default: chunk.Glossary })));

export function GlossaryDialog() {
  return (
    <div className="app-dialog-body">
      <Suspense fallback={<p>Loading the glossary …</p>}>
        <Glossary />
      </Suspense>
    </div>
  );
}
