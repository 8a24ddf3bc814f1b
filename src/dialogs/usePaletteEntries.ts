// Everything that can be found by name: commands, who is in the graph (the engine looks), documents, lessons, AWS pages of the selection.
import { useDeferredValue, useMemo } from 'react';
import { TERMS } from '#glossary/terms.ts';
import type { GraphEdge, LightGraph } from '#graph/accessGraph.ts';
import { NODE_LOOK } from '#graph/look.ts';
import { nameAlone } from '#graph/nameAlone.ts';
import { LESSONS } from '#lessons/lessons.ts';
import { useWholeGraph } from '#parts/wholeGraph.ts';
import { useAnswer } from '#session/answers.ts';
import { COMMANDS } from '#commands/commands.ts';
import { useDerived } from '#session/derived.ts';
import { beginLesson } from '#course/authoring.ts';
import { openLesson } from '#course/lessonVisit.ts';
import { getLocal, setLocal } from '#session/local.ts';
import { recentChoices } from '#session/recent.ts';
import { reveal } from '#session/reveal.ts';
import { useTold } from '#session/told.ts';
import { useWorkspace } from '#session/truth.ts';
import type { Problem } from '#text/problem.ts';
import type { PaletteEntry } from '#words/paletteRows.ts';
import type { WorkspaceDocument } from '#workspace/workspace.ts';
import { focusAfter } from './focusAfter.ts';

export interface Choice extends PaletteEntry {
  readonly run: () => void;
}

function commandChoices(): readonly Choice[] {
  return COMMANDS.filter(
    (command) => command.id !== 'palette' && command.id !== 'find' && (command.enabled?.() ?? true),
  ).map((command) => ({
    id: command.id,
    label: command.label,
    keys: command.keys,
    group: command.id.startsWith('sample-') ? 'Samples' : 'Commands',
    run: () => command.run(),
  }));
}

const GRAPH = 'Who and what is in the graph';

/** Of those chosen lately: the engine looks for the others when something is typed. */
function recentNodes(graph: LightGraph, recent: readonly string[]): readonly Choice[] {
  const wanted = new Set(recent);
  return graph.nodes
    .filter(({ closed, id }) => closed === undefined && wanted.has(id))
    .map((node) => ({
      id: node.id,
      label: nameAlone(node),
      note: `${NODE_LOOK[node.kind].word}${node.account === null ? '' : ` in ${node.account}`}`,
      group: GRAPH,
      run: () => goTo(node.id),
    }));
}

function goTo(id: string): void {
  const { panes } = getLocal();
  setLocal({ panes: { ...panes, explanation: true } });
  reveal(id);
}

interface Finding {
  readonly found: readonly Choice[];
  /** How many it left out. */
  readonly more: number;
  /** It is still looking. */
  readonly waits: boolean;
}

/** What the engine finds by name, ARN, account, alias or external id. */
export function useFound(typed: string): Finding {
  const text = useDeferredValue(typed.trim());
  const { answer } = useAnswer(text === '' ? null : { kind: 'find', text });
  return useMemo(() => {
    if (text === '' || answer === null) return { found: [], more: 0, waits: text !== '' };
    const found = answer.found.map(({ detail, id, label }) => ({
      id,
      label,
      note: detail,
      // It fits by whatever the engine found it by.
      also: `${id} ${text}`,
      group: GRAPH,
      run: () => goTo(id),
    }));
    return { found, more: answer.count - found.length, waits: false };
  }, [answer, text]);
}

const documentChoices = (documents: readonly WorkspaceDocument[]): readonly Choice[] =>
  documents.map(({ id, name }) => ({
    id: `document ${id}`,
    label: name,
    note: 'document',
    group: 'Documents',
    run: () => {
      const { panes } = getLocal();
      setLocal({ activeDocument: id, panes: { ...panes, documents: true } });
    },
  }));

/** From the editor back to the story and its buttons, without a way through everything between. */
const storyChoice: Choice = {
  id: 'story',
  label: 'Go to the lesson',
  note: 'its story, goals and hints',
  group: 'Lessons',
  run: () => focusAfter('.learn-pane h2'),
};

const writeChoice: Choice = {
  id: 'write-lesson',
  label: 'Write a lesson about this graph',
  note: 'story, goals, hints, solution',
  group: 'Lessons',
  run: beginLesson,
};

const wordChoices = (): readonly Choice[] =>
  TERMS.map(({ id, word, also }) => ({
    id: `word ${id}`,
    label: word,
    note: 'glossary',
    also: also?.join(' ') ?? '',
    group: 'Glossary',
    run: () => setLocal({ dialog: 'glossary', term: id }),
  }));

const lessonChoices = (): readonly Choice[] =>
  LESSONS.map(({ id, title }) => ({
    id: `lesson ${id}`,
    label: title,
    note: 'lesson',
    group: 'Lessons',
    run: () => void openLesson(id),
  }));

interface Page {
  readonly label: string;
  readonly page: string;
}

const pageChoices = (pages: readonly Page[]): readonly Choice[] =>
  pages
    .filter(({ page }, i) => pages.findIndex((one) => one.page === page) === i)
    .map(({ label, page }) => ({
      id: `page ${page}`,
      label,
      note: 'AWS page, opens in a new tab',
      also: page,
      group: 'AWS’s own words about what is selected',
      run: () => void window.open(page, '_blank', 'noopener,noreferrer'),
    }));

/** Of problems told about this edge, or about an edge of this node. */
function pagesOf(problems: readonly Problem[], selection: string, told: GraphEdge | null): readonly Page[] {
  return problems.flatMap(({ edge, message, page }) => {
    if (edge === undefined || page === undefined) return [];
    const about = told
      ? edge.source === told.source && edge.target === told.target
      : edge.source === selection || edge.target === selection;
    return about ? [{ label: message, page }] : [];
  });
}

const NO_PROBLEMS: readonly Problem[] = [];

export function usePaletteEntries(): readonly Choice[] {
  const graph = useWholeGraph();
  const documents = useWorkspace((w) => w.documents);
  const selection = useWorkspace((w) => w.view.selection);
  const inLesson = useWorkspace((w) => w.lesson !== undefined);
  const problems = useDerived(({ analysis }) => analysis?.problems ?? NO_PROBLEMS);
  const edge = useTold(selection);
  return useMemo(() => {
    const rule =
      edge?.kind === 'assume' && edge.rule.page !== ''
        ? [{ label: `Rule ${edge.rule.id}: ${edge.rule.text}`, page: edge.rule.page }]
        : [];
    const about = selection === undefined ? [] : pagesOf(problems, selection, edge);
    return [
      ...(inLesson ? [storyChoice] : []),
      ...commandChoices(),
      ...(graph ? recentNodes(graph, recentChoices()) : []),
      ...documentChoices(documents),
      ...pageChoices([...rule, ...about]),
      ...(documents.length > 0 && !inLesson ? [writeChoice] : []),
      ...lessonChoices(),
      ...wordChoices(),
    ];
  }, [graph, documents, selection, problems, edge, inLesson]);
}
