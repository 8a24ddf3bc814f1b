// The oldest browsers that the page is made for. Styles are written for them (vite.config.ts), and what they lack is
// looked for in the built page (check.mjs). Docs: docs/browsers.md.

/** Names and versions as in MDN's data. */
export const FLOORS = { safari: '17.4', firefox: '128', chrome: '120' };

/** The same for Vite. */
export const CSS_TARGET = Object.entries(FLOORS).map(([name, version]) => `${name}${version}`);
