import type { Plugin } from 'vite';
import { PAGE_POLICY } from '../../src/confined/contentPolicy.ts';

/** What the built page may do; the dev server needs a socket, so this stands in the built page only. */
export const contentSecurityPolicy = (): Plugin => ({
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: PAGE_POLICY },
      injectTo: 'head-prepend',
    },
  ],
});
