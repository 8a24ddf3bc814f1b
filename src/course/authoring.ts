// A lesson in the making. It lives in the workspace (`lesson.authored`, with `draft`), so that it is saved, undone and
// shared like everything else; one of its two states is in the editor, the other is kept beside it.
import { address } from '#commands/address.ts';
import { getLocal, setLocal } from '#session/local.ts';
import { edit } from '#session/truth.ts';
import { workspaceFile } from '#commands/workspaceFile.ts';
import { encodeLink } from '#share/link.ts';
import type { AuthoredGoal, AuthoredLesson, Workspace, WorkspaceDocument } from '#workspace/workspace.ts';

export type Side = NonNullable<AuthoredLesson['draft']>;

type Documents = readonly WorkspaceDocument[];

/** Null: no lesson that somebody wrote. */
export const authoredOf = ({ lesson }: Pick<Workspace, 'lesson'>): AuthoredLesson | null =>
  lesson !== undefined && 'authored' in lesson ? lesson.authored : null;

const withLesson = (w: Workspace, authored: AuthoredLesson): Workspace => ({ ...w, lesson: { authored } });

const same = (a: WorkspaceDocument | undefined, b: WorkspaceDocument | undefined): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/**
 * What was done to the start since is done to the solution too, where the solution had left it alone. Ids are given
 * anew in each state: a document that only the solution has makes room for one that is new at the start.
 */
function carried(before: Documents, start: Documents, solution: Documents): Documents {
  const find = (documents: Documents, id: string) => documents.find((one) => one.id === id);
  const kept = solution.flatMap((document) => {
    const old = find(before, document.id);
    const now = find(start, document.id);
    if (old === undefined) return [now ? { ...document, id: `${document.id} solution` } : document];
    return same(document, old) ? (now ?? []) : [document];
  });
  return [...kept, ...start.filter(({ id }) => !find(before, id))];
}

/** The documents of one state, wherever they are kept; null: nobody has shown a solution yet. */
export function stateOf(w: Workspace, side: Side): Documents | null {
  const authored = authoredOf(w);
  if (authored === null || authored.draft === side) return w.documents;
  if (side === 'start') return authored.start ?? w.documents;
  if (authored.solution === undefined) return null;
  return authored.draft === 'start'
    ? carried(authored.start ?? [], w.documents, authored.solution)
    : authored.solution;
}

/** The graph on the screen becomes the start of a lesson. */
export function beginLesson(): void {
  edit((w) => {
    const title = w.name === 'Untitled' ? '' : w.name;
    return withLesson(w, { title, story: [''], goals: [], hints: [], draft: 'start' });
  });
  setLocal({ dialog: null, panes: { ...getLocal().panes, documents: true } });
}

/** `merge`: typing in one field is one step. */
export function changeLesson(change: Partial<AuthoredLesson>, merge?: string): void {
  edit(
    (w) => {
      const authored = authoredOf(w);
      return authored === null ? w : withLesson(w, { ...authored, ...change });
    },
    merge === undefined ? {} : { merge: `lesson ${merge}` },
  );
}

/** Puts the other state into the editor. */
export function showSide(side: Side): void {
  edit((w) => {
    const authored = authoredOf(w);
    if (authored?.draft === undefined || authored.draft === side) return w;
    const documents = stateOf(w, side) ?? w.documents;
    return { ...withLesson(w, { ...authored, [authored.draft]: w.documents, draft: side }), documents };
  });
}

const about = ({ source, target, when }: AuthoredGoal): string => JSON.stringify([source, target, when]);

/** A pair under one request has one goal. */
export function setGoal(goals: readonly AuthoredGoal[], goal: AuthoredGoal): void {
  const others = goals.filter((one) => about(one) !== about(goal));
  changeLesson({ goals: [...others, goal] });
}

const wanted = ({ says, source, target, verdict, when }: AuthoredGoal, keep: boolean): AuthoredGoal =>
  Object.assign({ source, target, verdict, says }, when && { when }, keep && { keep });

/** As learners get it. `held`: which goals the start reaches, so that they have to stay. */
export function published(w: Workspace, held: readonly boolean[]): Workspace {
  const authored = authoredOf(w);
  const start = stateOf(w, 'start') ?? w.documents;
  const solution = stateOf(w, 'solution');
  if (authored === null) return w;
  const { afterword, goals, hints, story, title } = authored;
  const written = (texts: readonly string[]) => texts.filter((text) => text.trim() !== '');
  return {
    version: 1,
    name: title,
    documents: start,
    view: w.view.pins === undefined ? {} : { pins: w.view.pins },
    context: {},
    lesson: {
      authored: {
        title,
        story: written(story),
        goals: goals.map((goal, i) => wanted(goal, held[i] ?? false)),
        hints: written(hints),
        start,
        ...(solution && { solution }),
        ...(afterword !== undefined && afterword.trim() !== '' && { afterword }),
      },
    },
  };
}

export const lessonLink = (lesson: Workspace): string => `${address().base()}#${encodeLink(lesson)}`;

export const lessonFile = (lesson: Workspace): ReturnType<typeof workspaceFile> => workspaceFile(lesson);

/** The author plays it; `editLesson` or undo leads back. */
export function tryLesson(lesson: Workspace): void {
  edit(() => lesson);
}

/** From playing to writing. */
export function editLesson(): void {
  edit((w) => {
    const authored = authoredOf(w);
    if (authored === null) return w;
    const start = authored.start ?? w.documents;
    return { ...withLesson(w, { ...authored, start, draft: 'start' }), documents: start };
  });
}

/** The graph stays, with its start in the editor; undo brings the lesson back. */
export function dropLesson(): void {
  edit((w) => {
    const { lesson: _, ...rest } = w;
    return { ...rest, documents: stateOf(w, 'start') ?? w.documents };
  });
}
