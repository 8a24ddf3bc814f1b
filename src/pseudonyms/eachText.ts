// Every text of a workspace, each by a function: what is written, and the ids and names beside it.
import type { LessonOf, ViewChoices, Workspace, WorkspaceDocument } from '#workspace/workspace.ts';

/** `title`: names of documents and of the graph, which tell by single words whose they are. */
export type TextKind = 'text' | 'title';
type Say = (text: string, kind: TextKind) => string;

const values = <T>(
  record: Readonly<Record<string, T>>,
  say: (value: T) => T,
  key: (text: string) => string,
) => Object.fromEntries(Object.entries(record).map(([name, value]) => [key(name), say(value)]));

function viewOf(view: ViewChoices, text: (text: string) => string): ViewChoices {
  const { collapsed, filter, focus, opened, pins, selection } = view;
  return {
    ...view,
    ...(selection === undefined ? {} : { selection: text(selection) }),
    ...(collapsed === undefined ? {} : { collapsed: collapsed.map(text) }),
    ...(opened === undefined ? {} : { opened: opened.map(text) }),
    ...(pins === undefined ? {} : { pins: values(pins, (at) => at, text) }),
    ...(focus === undefined ? {} : { focus: [text(focus[0]), focus[1]] as const }),
    ...(filter === undefined
      ? {}
      : {
          filter: {
            ...filter,
            ...(filter.text === undefined ? {} : { text: text(filter.text) }),
            ...(filter.accounts === undefined ? {} : { accounts: filter.accounts.map(text) }),
          },
        }),
  };
}

type Documents = readonly WorkspaceDocument[];

const contextOf = (context: Workspace['context'], text: (text: string) => string): Workspace['context'] =>
  values(
    context,
    (value) => (typeof value === 'string' ? text(value) : Array.isArray(value) ? value.map(text) : value),
    text,
  );

function documentsOf(documents: Documents, say: Say): Documents {
  const text = (of: string) => say(of, 'text');
  return documents.map((document) => ({
    ...document,
    name: say(document.name, 'title'),
    text: text(document.text),
    ...(document.owners === undefined
      ? {}
      : {
          owners: values(
            document.owners,
            (answer) => ({ ...answer, owner: text(answer.owner) }),
            (piece) => piece,
          ),
        }),
    ...(document.values === undefined ? {} : { values: values(document.values, text, text) }),
  }));
}

function lessonOf(lesson: LessonOf, say: Say): LessonOf {
  if ('id' in lesson) return lesson;
  const text = (of: string) => say(of, 'text');
  const { afterword, draft, goals, hints, solution, start, story, title } = lesson.authored;
  return {
    authored: {
      title: text(title),
      story: story.map(text),
      hints: hints.map(text),
      goals: goals.map((goal) =>
        Object.assign(
          {},
          goal,
          { source: text(goal.source), target: text(goal.target), says: text(goal.says) },
          goal.when && { when: contextOf(goal.when, text) },
        ),
      ),
      ...(afterword === undefined ? {} : { afterword: text(afterword) }),
      ...(draft === undefined ? {} : { draft }),
      ...(start && { start: documentsOf(start, say) }),
      ...(solution && { solution: documentsOf(solution, say) }),
    },
  };
}

/** The workspace as `say` words it; ids of documents and everything that is no text stay. */
export function eachText(w: Workspace, say: Say): Workspace {
  const text = (of: string) => say(of, 'text');
  return {
    ...w,
    name: say(w.name, 'title'),
    documents: documentsOf(w.documents, say),
    view: viewOf(w.view, text),
    context: contextOf(w.context, text),
    ...(w.lesson === undefined ? {} : { lesson: lessonOf(w.lesson, say) }),
  };
}
