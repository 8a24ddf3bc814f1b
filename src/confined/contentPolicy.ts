// What the page may do, as its Content-Security-Policy. vite.config.ts writes it into the page, public/_headers and
// docs/hosting.md repeat it for hosts that send headers, and the privacy dialog shows it.
// https://www.w3.org/TR/CSP3/

/** Who may turn text into elements or scripts: ours for workers, Monaco's for lines of text that it has escaped. */
const TRUSTED_TYPES = [
  'rolegraph',
  'editorViewLayer',
  'domLineBreaksComputer',
  'standaloneColorizer',
  'tokenizeToString',
  'stickyScrollViewLayer',
  'diffEditorWidget',
  'diffReview',
  'editorGhostText',
  'richScreenReaderContent',
  'dompurify',
];

/**
 * `wasm-unsafe-eval` lets bytes of our own script become the parser of Terraform (src/terraform). Workers start from
 * blobs, so that they inherit this policy on every host (confinedWorker.ts), and therefore the page has to allow it. It
 * runs no text as a program, and gives no way out.
 * Monaco sets styles while it runs.
 */
const COMMON = {
  'default-src': ["'none'"],
  'connect-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'require-trusted-types-for': ["'script'"],
  'trusted-types': TRUSTED_TYPES,
} as const;

const PAGE = {
  ...COMMON,
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  'font-src': ["'self'", 'data:'],
  'img-src': ["'self'", 'data:', 'blob:'],
  'manifest-src': ["'self'"],
  // blob: workers; 'self': the service worker
  'worker-src': ["'self'", 'blob:'],
};

const written = (rules: Readonly<Record<string, readonly string[]>>): string =>
  Object.entries(rules)
    .map(([name, values]) => `${name} ${values.join(' ')}`)
    .join('; ');

/** Of the page on a web server. */
export const PAGE_POLICY = written(PAGE);

/** Of the one file that runs from disk: its own scripts by their hashes, and nothing from anywhere. */
export const singleFilePolicy = (hashes: readonly string[]): string =>
  written({
    ...COMMON,
    'script-src': [...hashes.map((hash) => `'${hash}'`), "'wasm-unsafe-eval'"],
    'style-src': ["'unsafe-inline'"],
    'font-src': ['data:'],
    'img-src': ['data:', 'blob:'],
    'worker-src': ['blob:'],
  });

/**
 * For hosts that send headers: it adds what a page cannot say of itself. Both policies hold, so the page keeps its
 * `connect-src 'none'`; `'self'` is for the service worker alone, which keeps the page's own files. Any page may frame this
 * one, for in a frame it is the reader view, which has nobody's own work (room reader).
 */
export const HEADER_POLICY = written({ ...PAGE, 'connect-src': ["'self'"], 'frame-ancestors': ['*'] });
