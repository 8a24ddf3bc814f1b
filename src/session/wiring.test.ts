import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { GraphEdge } from '#graph/accessGraph.ts';
import { addDocument, replaceText, setContext } from '#workspace/edits.ts';
import { emptyWorkspace, type Workspace } from '#workspace/workspace.ts';
import type { Analysis } from '#engine/analysis.ts';
import { emptyAnalysis } from '#engine/testAnalysis.ts';
import { testGraph } from '#graph/testGraph.ts';
import { veilBut } from '#graph/veiled.ts';
import { derivedStore, setVeil } from './derived.ts';
import { getLocal } from './local.ts';
import { changeView, edit, getWorkspace, redo, resetWorkspace, undo } from './truth.ts';
import type { ClientHandlers, Job } from '#workers/workerClient.ts';
import { pairId } from '#words/pair.ts';
import { typingDelay, wire } from './wiring.ts';
import { READING } from '#engine/doing.ts';
import { workStore } from './work.ts';

let jobs: Job[] = [];
let explained: string[] = [];
let cancelled = 0;
let asked: string[] = [];
/** What the engine answers to questions. */
let answers: unknown = null;
let handlers: ClientHandlers;
let stop = () => {};

const edge = (id: string, verdict: GraphEdge['verdict']) =>
  ({ id, kind: 'assume', verdict, source: 'a', target: 'b' }) as GraphEdge;

function answer(
  edges: readonly GraphEdge[],
  {
    broken = {},
    stale = false,
    ...more
  }: { broken?: Record<string, number>; stale?: boolean } & Partial<Analysis> = {},
) {
  const analysis = { ...emptyAnalysis, graph: { ...emptyAnalysis.graph, edges }, ...more };
  const job = jobs.at(-1) as Job;
  handlers.onAnalysis({ kind: 'analysis', id: 1, analysis, stale, changed: null, broken }, job, 10);
  return derivedStore.getState().analysis;
}

const type = (text: string) => edit((w) => replaceText(w, 'd1', text), { merge: 'text:d1' });
const start: Workspace = addDocument(emptyWorkspace, { name: 'a', text: 'first' });

beforeEach(() => {
  vi.useFakeTimers();
  jobs = [];
  explained = [];
  cancelled = 0;
  asked = [];
  answers = null;
  resetWorkspace(start);
  stop = wire((given) => {
    handlers = given;
    return {
      analyse: (job) => jobs.push(job),
      explain: (id) => {
        explained.push(id);
        return Promise.resolve({ edge: id } as never);
      },
      ask: ({ kind }) => {
        asked.push(kind);
        return Promise.resolve(answers as never);
      },
      cancel: () => {
        cancelled += 1;
      },
      end: () => {},
    };
  });
});
afterEach(() => {
  stop();
  derivedStore.setState({ analysis: null, failure: null, stale: false, explanations: {} });
  vi.useRealTimers();
});

describe('what is analysed, and when', () => {
  test('the start at once, typing after a frame and only once', () => {
    expect(jobs).toHaveLength(1);
    type('f');
    type('fi');
    expect(derivedStore.getState().busy).toBe(true);
    vi.advanceTimersByTime(15);
    expect(jobs).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(jobs.map((job) => job.source.documents[0]?.text)).toEqual(['first', 'fi']);
  });

  test('a paste, a what-if value, an undo and a hidden verdict at once', () => {
    edit((w) => addDocument(w, { name: 'b', text: '' }));
    edit((w) => setContext(w, 'k', 'v'));
    undo();
    changeView({ hidden: ['valid'] });
    expect(jobs).toHaveLength(5);
  });

  const problem = { code: 'X', severity: 'info', message: 'found', document: 'd1' } as const;

  const answered = (count: number, more: Partial<Analysis>) =>
    answer([], { whole: { ...emptyAnalysis.graph, edges: Array(count).fill(edge('e', 'valid')) }, ...more });

  test('another view of a large estate keeps the problems, another text asks for them anew', () => {
    answered(4000, { problems: [problem] });
    changeView({ hidden: ['valid'] });
    const other = answered(4000, { unfinished: true });
    expect(other?.problems).toEqual([problem]);
    expect(other?.unfinished).toBeUndefined();
    edit((w) => addDocument(w, { name: 'b', text: '' }));
    expect(jobs.at(-1)?.edited).toBeUndefined();
    expect(answered(4000, { unfinished: true })).toMatchObject({ problems: [], unfinished: true });
  });

  test('after an edit the problems stay until lint has looked, also when the view changes meanwhile', async () => {
    answered(200, { problems: [problem] });
    expect(jobs.at(-1)?.edited).toBeUndefined();
    edit((w) => addDocument(w, { name: 'b', text: '' }));
    expect(jobs.at(-1)?.edited).toBe(true);
    answers = { problems: [], of: 0, demands: [] };
    const held = answered(200, { unfinished: true });
    expect([held?.problems, held?.unfinished]).toEqual([[problem], undefined]);
    changeView({ hidden: ['valid'] });
    expect(jobs.at(-1)?.edited).toBeUndefined();
    answered(4000, { unfinished: true });
    expect(asked).toEqual(['findings', 'findings']);
    await vi.advanceTimersByTimeAsync(0);
    expect(derivedStore.getState().analysis?.problems).toEqual([]);
  });

  test('a selection or a new name not at all', () => {
    changeView({ selection: 'e' });
    edit((w) => ({ ...w, name: 'New name' }));
    vi.advanceTimersByTime(5000);
    expect(jobs).toHaveLength(1);
  });

  test('whoever guesses first gets a picture that no verdict has decided, and at the end one that they have', () => {
    const guessing = (count: number) =>
      setVeil(
        veilBut(() => false),
        (analysis) => ({ analysis, guessing: count }),
      );
    guessing(1);
    changeView({ hidden: ['valid'] });
    answer([edge('e', 'valid')]);
    expect(jobs.map(({ blind }) => blind)).toEqual([undefined, true]);
    guessing(0);
    expect(jobs.map(({ blind }) => blind)).toEqual([undefined, true, undefined]);
    // Other texts are not known to be guessed.
    edit((w) => addDocument(w, { name: 'b', text: '' }));
    expect(jobs.at(-1)?.blind).toBe(true);
    setVeil(null, (analysis) => ({ analysis, guessing: 0 }));
  });

  test('slow runs make typing wait longer, up to a second', () => {
    expect([80, 81, 150, 200, 9000].map(typingDelay)).toEqual([16, 120, 120, 520, 1000]);
  });
});

describe('the last good text', () => {
  test('goes with the question once the text differs, survives broken answers, and is renewed when mended', () => {
    answer([]);
    const ask = (text: string) => {
      type(text);
      vi.advanceTimersByTime(1000);
      return jobs.at(-1)?.goodTexts;
    };
    const first = { d1: { text: 'first', broken: 0 } };
    expect(ask('bad')).toEqual(first);
    answer([], { broken: { d1: 1 }, stale: true });
    expect(derivedStore.getState().stale).toBe(true);
    expect(ask('worse')).toEqual(first);
    answer([], { broken: { d1: 2 }, stale: true });
    expect(ask('mended')).toEqual(first);
    answer([]);
    expect(derivedStore.getState().stale).toBe(false);
    expect(ask('next')).toEqual({ d1: { text: 'mended', broken: 0 } });
  });

  test('of another whole is not lent', () => {
    answer([]);
    edit(() => ({ ...start, documents: [{ id: 'd1', name: 'a', text: 'sample' }] }), { whole: true });
    expect(jobs.at(-1)?.goodTexts).toEqual({});
  });
});

describe('the selection', () => {
  const edges = [edge('v', 'valid'), edge('i', 'invalid'), edge('c', 'conditional'), edge('u', 'unknown')];

  test('starts at the most interesting edge, stays while it exists, and moves on when it vanishes', () => {
    answer(edges);
    expect(getWorkspace().view.selection).toBe('c');
    changeView({ selection: 'v' });
    answer(edges);
    expect(getWorkspace().view.selection).toBe('v');
    answer(edges.slice(1, 2));
    expect(getWorkspace().view.selection).toBe('i');
  });

  test('moves on when a document came and the edge is gone, also when its ends could be asked about', () => {
    const ends = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
    const [one, other] = ['a', 'c'].map((source) =>
      pairId({ source, target: 'b', action: 'sts:AssumeRole' }),
    );
    const graph = (id = '') => ({ ...testGraph(ends, []), edges: [edge(id, 'unknown')] });
    answer([], { graph: graph(one) });
    expect(getWorkspace().view.selection).toBe(one);
    type('changed');
    vi.runAllTimers();
    answer([], { graph: graph(other) });
    expect(getWorkspace().view.selection).toBe(one);
    edit((w) => addDocument(w, { name: 'b', text: 'second' }));
    answer([], { graph: graph(one) });
    edit((w) => addDocument(w, { name: 'c', text: 'third' }));
    answer([], { graph: graph(other) });
    expect(getWorkspace().view.selection).toBe(other);
  });

  test('is kept while there is no edge at all', () => {
    answer(edges);
    answer([]);
    expect(getWorkspace().view.selection).toBe('c');
  });

  test('emptied on purpose stays empty until a document comes', () => {
    answer(edges);
    changeView({ selection: undefined });
    answer(edges);
    expect(getWorkspace().view.selection).toBeUndefined();
    edit((w) => addDocument(w, { name: 'b', text: '' }));
    answer(edges);
    expect(getWorkspace().view.selection).toBe('c');
  });
});

describe('results', () => {
  test('count what changed, and a failure keeps the picture', () => {
    answer([edge('a', 'valid'), edge('b', 'valid'), edge('c', 'valid')]);
    answer([edge('a', 'valid'), edge('b', 'invalid'), edge('d', 'valid')]);
    expect(derivedStore.getState().changed).toBe(3);
    handlers.onFailure('too slow');
    expect(derivedStore.getState()).toMatchObject({ failure: 'too slow', busy: false });
    expect(derivedStore.getState().analysis?.graph.edges).toHaveLength(3);
    answer([]);
    expect(derivedStore.getState().failure).toBeNull();
  });

  test('a new whole asks for a fit, typing does not', () => {
    answer([]);
    const { viewRequests } = getLocal();
    type('x');
    answer([]);
    expect(getLocal().viewRequests).toBe(viewRequests);
    edit(() => start, { whole: true });
    answer([]);
    expect(getLocal().viewRequests).toBe(viewRequests + 1);
  });

  test('the editor always has an existing document', () => {
    expect(getLocal().activeDocument).toBe('d1');
    edit(() => emptyWorkspace, { whole: true });
    expect(getLocal().activeDocument).toBeNull();
    undo();
    expect(getLocal().activeDocument).toBe('d1');
  });
});

test('a picture that is known already is on the screen before the engine is asked', () => {
  stop();
  jobs = [];
  const first = {
    graph: { accounts: [], nodes: [], edges: [edge('c', 'conditional')], bareWildcardPairs: 0 },
  };
  stop = wire(
    () => ({
      analyse: (job) => jobs.push(job),
      explain: () => Promise.resolve(null),
      ask: () => Promise.resolve(null),
      cancel: () => {
        cancelled += 1;
      },
      end: () => {},
    }),
    { ...emptyAnalysis, ...first },
  );
  expect(derivedStore.getState().analysis?.graph).toBe(first.graph);
  expect(jobs).toHaveLength(0);
  vi.advanceTimersByTime(1000);
  expect(jobs).toHaveLength(1);
});

test('undoing a replaced workspace asks for the one that comes back, and only for that', () => {
  edit(() => addDocument(emptyWorkspace, { name: 'other', text: 'other' }), { whole: true });
  const asked = jobs.length;
  undo();
  expect(jobs.slice(asked).map(({ source }) => source.documents)).toEqual([start.documents]);
});

test('a long analysis shows how far it is; cancelled, the texts of the picture are back and Redo has the others', () => {
  answer([edge('a', 'valid')]);
  edit((w) => addDocument(w, { name: 'huge', text: '[]' }));
  expect(workStore.getState()).toMatchObject({ seen: {}, works: { analysis: { doing: READING } } });
  vi.advanceTimersByTime(300);
  handlers.onProgress?.({ doing: 'Deciding', done: 1500, of: 6000, unit: 'pairs' });
  expect(workStore.getState()).toMatchObject({
    seen: { analysis: true },
    works: { analysis: { doing: 'Deciding', share: 0.25, counted: '1,500 of 6,000 pairs' } },
  });
  workStore.getState().works['analysis']?.cancel();
  expect(cancelled).toBe(1);
  expect(getWorkspace().documents).toBe(start.documents);
  expect(jobs.at(-1)?.source.documents).toBe(start.documents);
  answer([edge('a', 'valid')]);
  expect(workStore.getState().works).toEqual({});
  redo();
  expect(getWorkspace().documents.map(({ name }) => name)).toEqual(['a', 'huge']);
});
