// The panes beside the picture come in chunks of their own: the first picture does not wait for them.
import { lazy, Suspense, type ReactElement } from 'react';

const Documents = lazy(() =>
  import('#editor/DocumentsPane.tsx').then(({ DocumentsPane }) => ({ default: DocumentsPane })),
);
const Explanation = lazy(() =>
  import('#explain/ExplanationPane.tsx').then(({ ExplanationPane }) => ({ default: ExplanationPane })),
);
const Bottom = lazy(() =>
  import('#explain/BottomPane.tsx').then(({ BottomPane }) => ({ default: BottomPane })),
);
const WhatIf = lazy(() => import('#explain/WhatIfBar.tsx').then(({ WhatIfBar }) => ({ default: WhatIfBar })));

const Lesson = lazy(() =>
  import('#learn/LessonPane.tsx').then(({ LessonPane }) => ({ default: LessonPane })),
);

const later = (pane: ReactElement) => <Suspense>{pane}</Suspense>;

/** Elements, not components: the same element again is not rendered again while a border is dragged. */
export const DOCUMENTS = later(<Documents />);
export const EXPLANATION = later(<Explanation />);
export const BOTTOM = later(<Bottom />);
export const PROBLEMS = later(<Bottom only="problems" />);
export const EDGES = later(<Bottom only="edges" />);
export const LESSON = later(<Lesson />);
export const WHAT_IF = later(<WhatIf />);
