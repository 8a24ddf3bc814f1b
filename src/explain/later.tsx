// Cards of the workbench, in a chunk of their own: an explanation stands before anybody changes something.
import { lazy, Suspense } from 'react';
import type { GraphNode } from '#graph/accessGraph.ts';
import type { Pair } from '#words/pair.ts';

const Fix = lazy(() => import('#workbench/Proposals.tsx').then(({ FixCard }) => ({ default: FixCard })));
const Close = lazy(() =>
  import('#workbench/Proposals.tsx').then(({ CloseCard }) => ({ default: CloseCard })),
);

const Ask = lazy(() => import('#workbench/AskAbout.tsx').then(({ AskAbout }) => ({ default: AskAbout })));

export function FixIt({ pair }: { readonly pair: Pair }) {
  return (
    <Suspense>
      <Fix pair={pair} />
    </Suspense>
  );
}

export function CloseIt({ pair }: { readonly pair: Pair }) {
  return (
    <Suspense>
      <Close pair={pair} />
    </Suspense>
  );
}

export function AskAbout({ node }: { readonly node: GraphNode }) {
  return (
    <Suspense>
      <Ask node={node} />
    </Suspense>
  );
}
