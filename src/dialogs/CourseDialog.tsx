import { lazy, Suspense } from 'react';

const CourseList = lazy(() =>
  import('#learn/CourseList.tsx').then((chunk) => ({ default: chunk.CourseList })),
);

export function CourseDialog() {
  return (
    <div className="app-dialog-body">
      <Suspense fallback={<p>Loading the lessons …</p>}>
        <CourseList />
      </Suspense>
    </div>
  );
}
