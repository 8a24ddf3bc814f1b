// How HCL writes values, with references in the place of what other blocks make.
import { refuse } from './refusal.ts';
import { type Handwriting, JSON_TONGUE, type Tongue } from '#writing/handwriting.ts';

/** How a text of a policy is written where it stands for something that the code makes; null: it cannot be written. */
export type Refer = (value: string) => Reference | string | null;

/** An expression instead of a text, or a text that has some in it, as it stands between its quote marks. */
export type Reference = { readonly expression: string } | { readonly template: string };

/** The text of a policy as a text of a template: nothing in it is an expression. */
const quoted = (value: string): string =>
  // What looks like the mark itself cannot be told from it.
  /([$%])\1\{/.test(value) ? refuse() : JSON.stringify(value).replaceAll(/([$%])\{/g, '$1$1{');

const refer = (by: Refer, value: string): Reference | string => {
  const said = by(value);
  if (said === null) refuse();
  return said;
};

const template = (by: Refer, value: string): string => {
  const said = refer(by, value);
  if (typeof said === 'string') return quoted(said);
  return 'template' in said ? `"${said.template}"` : `"\${${said.expression}}"`;
};

const expression = (by: Refer, value: string): string => {
  const said = refer(by, value);
  if (typeof said === 'string') return quoted(said);
  return 'template' in said ? `"${said.template}"` : said.expression;
};

const scalar = (by: (value: string) => string, value: unknown): string =>
  typeof value === 'string' ? by(value) : JSON_TONGUE.scalar(value);

/** Words that mean something by themselves. */
const WORDS = /^(?:null|true|false|for|if|in|else|endif|endfor)$/;

const key = (name: string): string =>
  /^[A-Za-z_][\w-]*$/.test(name) && !WORDS.test(name) ? name : quoted(name);

/** Objects and lists as expressions. */
export const hclTongue = (by: Refer): Tongue => ({
  scalar: (value) => scalar((text) => expression(by, text), value),
  member: (name, gap, width) => `${key(name).padEnd(width)} =${gap === '' ? ' ' : gap}`,
  comma: '',
});

/** JSON inside a heredoc, and objects that somebody writes as if they were JSON. */
export const templateTongue = (by: Refer, inHeredoc: boolean): Tongue => ({
  scalar: (value) => scalar((text) => (inHeredoc ? template : expression)(by, text), value),
  member: (name, gap) => `${quoted(name)}:${gap}`,
  comma: ',',
});

/** As `terraform fmt` leaves it. */
export const hclHand = (by: Refer): Handwriting => ({
  tongue: hclTongue(by),
  newline: '\n',
  unit: '  ',
  flat: false,
  gap: ' ',
  pad: ' ',
  flatLists: true,
  flatObjects: true,
});
