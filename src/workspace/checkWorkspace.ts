// The gate for everything that comes from a link, a file or storage: nothing behind it has to be careful again.
import * as v from 'valibot';
import { CAPS } from './caps.ts';
import type { Workspace } from './workspace.ts';

export type Checked =
  { readonly ok: true; readonly workspace: Workspace } | { readonly ok: false; readonly why: string };

const text = (max: number) =>
  v.pipe(v.string('must be text'), v.maxLength(max, `is longer than ${max} characters`));

const list = <T extends v.GenericSchema>(item: T, max: number) =>
  v.pipe(v.array(item, 'must be a list'), v.maxLength(max, `has more than ${max} entries`));

/** valibot's record leaves out `__proto__`, `prototype` and `constructor`. */
const table = <T extends v.GenericSchema>(key: v.GenericSchema<string, string>, value: T, max: number) =>
  v.pipe(
    v.record(key, value, 'must be a table'),
    v.check((entries) => Object.keys(entries).length <= max, `has more than ${max} entries`),
  );

const coordinate = v.pipe(
  v.number('must be a number'),
  v.finite(),
  v.minValue(-CAPS.coordinate),
  v.maxValue(CAPS.coordinate),
);

const ownerAnswer = v.object({
  owner: text(CAPS.arn),
  slot: v.exactOptional(v.picklist(['identity', 'boundary', 'session', 'trust', 'scp', 'rcp'])),
});

const pieceNumber = v.pipe(v.string(), v.regex(/^\d{1,6}$/, 'must be the number of a piece'));

const workspaceDocument = v.object({
  id: v.pipe(text(CAPS.id), v.nonEmpty('must not be empty')),
  name: text(CAPS.name),
  text: text(CAPS.text),
  owners: v.exactOptional(table(pieceNumber, ownerAnswer, CAPS.owners)),
  values: v.exactOptional(table(text(CAPS.name), text(CAPS.contextValue), CAPS.contextKeys)),
});

const contextValue = v.union(
  [text(CAPS.contextValue), list(text(CAPS.contextValue), CAPS.contextValues), v.boolean(), v.null()],
  'must be text, a list of texts, true, false or null',
);

const view = v.object({
  selection: v.exactOptional(text(CAPS.edgeId)),
  collapsed: v.exactOptional(list(text(CAPS.edgeId), CAPS.ids)),
  pins: v.exactOptional(table(text(CAPS.edgeId), v.tuple([coordinate, coordinate]), CAPS.ids)),
  hidden: v.exactOptional(list(text(CAPS.name), CAPS.ids)),
  opened: v.exactOptional(list(text(CAPS.arn), CAPS.ids)),
  focus: v.exactOptional(
    v.tuple([text(CAPS.edgeId), v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(CAPS.hops))]),
  ),
  filter: v.exactOptional(
    v.object({
      text: v.exactOptional(text(CAPS.name)),
      accounts: v.exactOptional(list(text(CAPS.arn), CAPS.ids)),
      kinds: v.exactOptional(list(text(CAPS.id), CAPS.ids)),
      actions: v.exactOptional(list(text(CAPS.name), CAPS.ids)),
      cross: v.exactOptional(v.literal(true)),
    }),
  ),
});

const documents = v.pipe(
  list(workspaceDocument, CAPS.documents),
  v.check((all) => new Set(all.map((d) => d.id)).size === all.length, 'has two entries with one id'),
  v.check(
    (all) => all.reduce((sum, d) => sum + d.text.length, 0) <= CAPS.allTexts,
    `hold more than ${CAPS.allTexts} characters together`,
  ),
);

const context = table(text(CAPS.arn), contextValue, CAPS.contextKeys);

const paragraphs = list(text(CAPS.lessonText), CAPS.lessonItems);

const lesson = v.union(
  [
    v.object({ id: text(CAPS.id) }),
    v.object({
      authored: v.object({
        title: text(CAPS.name),
        story: paragraphs,
        goals: list(
          v.object({
            source: text(CAPS.arn),
            target: text(CAPS.arn),
            verdict: list(v.picklist(['valid', 'conditional', 'unknown', 'invalid']), 4),
            says: text(CAPS.lessonText),
            keep: v.exactOptional(v.literal(true)),
            when: v.exactOptional(context),
          }),
          CAPS.lessonItems,
        ),
        hints: paragraphs,
        afterword: v.exactOptional(text(CAPS.lessonText)),
        start: v.exactOptional(documents),
        solution: v.exactOptional(documents),
        draft: v.exactOptional(v.picklist(['start', 'solution'])),
      }),
    }),
  ],
  'must be a lesson',
);

const workspace = v.pipe(
  v.object(
    {
      version: v.literal(1, 'is of a version that this page does not know'),
      name: text(CAPS.name),
      documents,
      // Only comfort: a view that is not as it should be must not cost anybody their documents.
      view: v.fallback(view, {}),
      context,
      lesson: v.exactOptional(lesson),
    },
    'must be a table',
  ),
);

/**
 * Accepts exactly what a Workspace may hold; unknown fields are dropped, the result is a fresh object. Never
 * throws. `why` is one plain sentence for people.
 */
export function checkWorkspace(data: unknown): Checked {
  try {
    const result = v.safeParse(workspace, data, { abortEarly: true });
    if (result.success) return { ok: true, workspace: result.output };
    const [issue] = result.issues;
    const where = v.getDotPath(issue);
    return {
      ok: false,
      why: where === null ? 'This is not a workspace.' : `Its "${where}" ${plain(issue)}.`,
    };
  } catch {
    return { ok: false, why: 'This is not a workspace.' };
  }
}

function plain(issue: v.BaseIssue<unknown>): string {
  if (issue.received === 'undefined') return 'is missing';
  return /^(is|has|hold|must) /.test(issue.message) ? issue.message : 'is not as it should be';
}
