// What a fuzzer is let loose on: each target takes bytes from a stranger and throws when a promise is broken. The corpus is
// replayed by corpus.test.mjs, so what was found once stays found.
export { authorizeTarget as evaluator } from './evaluator.mjs';
export { exportsTarget as exports } from './exportTarget.mjs';
export { filesTarget as files } from './filesTarget.mjs';
export { linkTarget as link } from './linkTarget.mjs';
export { readingTarget as reading } from './readingTarget.mjs';
export { verdictsTarget as verdicts } from './verdictsTarget.mjs';
