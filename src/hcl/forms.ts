// Functions that make documents, or read files: their results know where they come from.
// https://developer.hashicorp.com/terraform/language/functions/jsonencode
import type { DropFile } from '#harvest/harvest.ts';
import { unknownText } from '#harvest/unknownText.ts';
import { type Env, type Form, unknownHere } from './env.ts';
import { fail } from './fault.ts';
import { openNames } from './operators.ts';
import type { Spot } from './values.ts';
import { emptyMap, isDocumentText, isMap, isOpen, plain, textOf, type Value } from './values.ts';

/** JSON to values that no key of a text can reach behind. */
export function fromJson(value: unknown): Value {
  if (Array.isArray(value)) return value.map(fromJson);
  if (typeof value === 'object' && value !== null) {
    const map = emptyMap();
    for (const [key, one] of Object.entries(value)) map[key] = fromJson(one);
    return map;
  }
  return value as string | number | boolean | null;
}

function parsed(text: string): Value {
  try {
    return fromJson(JSON.parse(text));
  } catch {
    return fail('The text is no JSON.');
  }
}

const jsonencode: Form = (env, [value = null], spot) => {
  const json = plain(value);
  return { documentText: true, text: JSON.stringify(json), json, spot, path: env.path };
};

/** What was encoded here is taken as it was, places and all. */
const jsondecode: Form = (env, [value = null]) => {
  if (isDocumentText(value) && value.json !== undefined) return value.json;
  const text = textOf(value) ?? fail('jsondecode takes a text.');
  return isOpen(text) ? unknownHere(env, `jsondecode(${openNames(text)})`) : parsed(text);
};

function read(env: Env, name: string, value: Value | undefined): DropFile | null {
  const path = textOf(value) ?? fail(`${name} takes the path of a file.`);
  return isOpen(path) ? null : env.around.file(env, path);
}

const nameOf = (value: Value | undefined): string => (textOf(value) ?? '').replace(/^.*[/\\]/, '');

const document = (env: Env, text: string, spot: Spot, file?: string): Value =>
  /^\s*[{[]/.test(text)
    ? { documentText: true, text, spot, path: env.path, ...(file === undefined ? {} : { file }) }
    : text;

const file: Form = (env, [path], spot) => {
  const found = read(env, 'file', path);
  return found ? document(env, found.text, spot, found.document) : unknownText(`file ${nameOf(path)}`);
};

const templatefile: Form = (env, [path, names = null], spot) => {
  const found = read(env, 'templatefile', path);
  if (!found || !isMap(names)) return unknownText(`file ${nameOf(path)}`);
  return document(env, textOf(env.around.render(env, found.text, names)) ?? '', spot);
};

const templatestring: Form = (env, [text = null, names = null], spot) => {
  const written = textOf(text) ?? fail('templatestring takes a text.');
  return isMap(names)
    ? document(env, textOf(env.around.render(env, written, names)) ?? '', spot)
    : unknownHere(env, 'templatestring');
};

export const FORMS: Readonly<Record<string, Form>> = {
  file,
  jsondecode,
  jsonencode,
  templatefile,
  templatestring,
};
