// A Workspace in as few characters as it needs: `[meta JSON] \n texts one after the other`. Texts stay outside the
// JSON, unescaped, so that the dictionary of `g1` links fits them.
import { longLesson, shortLesson } from './lessonForm.ts';
import type { Workspace, WorkspaceDocument } from '#workspace/workspace.ts';

/**
 * `[name, documents, view?, context?, lesson?]`; 0 stands for "nothing". A document is `[name, text, owners?, id?, values?]`, where
 * text is the number of UTF-16 units to take next, or the text itself when UTF-8 could not carry it.
 */
type Meta = readonly unknown[];

const VIEW_KEYS = {
  s: 'selection',
  c: 'collapsed',
  p: 'pins',
  h: 'hidden',
  o: 'opened',
  n: 'focus',
  f: 'filter',
} as const;

/** Half of a surrogate pair standing alone has no UTF-8. */
const hasUtf8 = (text: string): boolean => !/\p{Surrogate}/u.test(text);

const isEmpty = (table: object): boolean => Object.keys(table).length === 0;

/** Ids are only handles; the ordinary ones need not travel. */
const ordinaryId = (index: number): string => `d${index + 1}`;

function withoutTail(list: readonly unknown[]): readonly unknown[] {
  const end = list.findLastIndex((item) => item !== 0);
  return list.slice(0, end + 1);
}

function shortDocument(document: WorkspaceDocument, index: number): readonly unknown[] {
  const { id, name, text, owners = {} } = document;
  const answers = Object.entries(owners).map(([piece, { owner, slot }]) => [
    piece,
    slot === undefined ? [owner] : [owner, slot],
  ]);
  return withoutTail([
    name,
    hasUtf8(text) ? text.length : text,
    document.owners === undefined ? 0 : Object.fromEntries(answers),
    id === ordinaryId(index) ? 0 : id,
    document.values ?? 0,
  ]);
}

export function toShortForm(w: Workspace): string {
  const choices = Object.entries(VIEW_KEYS).flatMap(([short, key]) =>
    w.view[key] === undefined ? [] : [[short, w.view[key]] as const],
  );
  const meta: Meta = withoutTail([
    w.name,
    w.documents.map(shortDocument),
    choices.length === 0 ? 0 : Object.fromEntries(choices),
    isEmpty(w.context) ? 0 : w.context,
    w.lesson === undefined ? 0 : 'id' in w.lesson ? w.lesson.id : shortLesson(w.lesson.authored, w.documents),
  ]);
  const texts = w.documents.filter(({ text }) => hasUtf8(text)).map(({ text }) => text);
  return `${JSON.stringify(meta)}\n${texts.join('')}`;
}

const isTable = (data: unknown): data is Readonly<Record<string, unknown>> =>
  typeof data === 'object' && data !== null && !Array.isArray(data);

const asList = (data: unknown): readonly unknown[] => (Array.isArray(data) ? data : []);

const tableOf = (data: unknown): Readonly<Record<string, unknown>> => (isTable(data) ? data : {});

/**
 * The data of a Workspace, still to be checked by `checkWorkspace`: what is not as it should be comes out in a
 * shape that the check refuses. Throws a SyntaxError when the meta part is no JSON.
 */
export function fromShortForm(text: string): unknown {
  const split = text.indexOf('\n');
  const meta: unknown = JSON.parse(split === -1 ? text : text.slice(0, split));
  const [name, documents, view, context, lesson] = asList(meta);
  let at = split + 1;
  const whole = asList(documents).map((document, index) => {
    const [name, length = 0, owners, id, values] = asList(document);
    const from = at;
    if (typeof length === 'number') at += length;
    const fits = typeof length === 'number' && Number.isInteger(length) && length >= 0 && at <= text.length;
    const long = {
      id: typeof id === 'string' ? id : ordinaryId(index),
      name,
      text: typeof length === 'string' ? length : fits ? text.slice(from, at) : undefined,
    };
    const answers = isTable(owners) ? { owners: ownersOf(owners) } : {};
    return Object.assign(long, answers, isTable(values) ? { values } : {});
  });
  return {
    version: 1,
    name,
    documents: whole,
    view: viewOf(tableOf(view)),
    context: tableOf(context),
    ...(typeof lesson === 'string' ? { lesson: { id: lesson } } : {}),
    ...(isTable(lesson) ? { lesson: { authored: longLesson(lesson, whole) } } : {}),
  };
}

function ownersOf(short: Readonly<Record<string, unknown>>): unknown {
  const answers = Object.entries(short).map(([piece, answer]) => {
    const [owner, slot] = asList(answer);
    return [piece, slot === undefined ? { owner } : { owner, slot }] as const;
  });
  return Object.fromEntries(answers);
}

function viewOf(short: Readonly<Record<string, unknown>>): unknown {
  const choices = Object.entries(VIEW_KEYS).flatMap(([key, name]) =>
    short[key] === undefined ? [] : [[name, short[key]] as const],
  );
  return Object.fromEntries(choices);
}
