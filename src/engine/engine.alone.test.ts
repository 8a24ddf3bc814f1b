import { describe, expect, test, vi } from 'vitest';
import type { LightGraph } from '#graph/accessGraph.ts';
import type { Reading } from '#import/reading.ts';
import type { Steps } from '#steps/steps.ts';
import type { Workspace } from '#workspace/workspace.ts';
import { DRAWING } from './doing.ts';
import { createDesk, type EngineAnswer } from './engineDesk.ts';
import { judge } from './engine.ts';
import { createPacker } from './texts.ts';

// The graph shows which texts were read; a text with "?" has one broken piece for each.
vi.mock('#import/read.ts', () => ({
  *readInSteps({ documents }: Workspace): Steps<Reading> {
    yield { done: 0, of: 0 };
    return {
      inventory: {
        accounts: documents.map((document) => ({ id: document.text })),
        principals: [],
        context: {},
      },
      pieces: documents.flatMap(({ id, text }) =>
        Array.from(text.matchAll(/\?/g), (match, index) => ({
          document: id,
          index,
          from: match.index,
          to: match.index + 1,
          kind: 'broken',
          title: '',
          problems: 1,
        })),
      ),
      problems: documents.map(({ id, text }) => ({
        code: 'L-JSON',
        severity: 'error',
        message: text,
        document: id,
      })),
    };
  },
}));
vi.mock('#import/textReaders.ts', () => ({ prepareReading: () => Promise.resolve() }));
vi.mock('#decision/model.ts', () => ({ prepare: () => ({}) }));
vi.mock('#assume/edgeBook.ts', () => ({
  *edgeBookInSteps() {
    yield { done: 0, of: 0 };
    return { words: [], access: [], bareWildcardPairs: 0 };
  },
}));
vi.mock('#graph/withTries.ts', () => ({ withTries: (graph: unknown) => graph }));
vi.mock('#attempts/tries.ts', () => ({ attemptProblems: () => [] }));
vi.mock('#lint/actionRules.ts', () => ({ asksForActionNames: () => false }));
vi.mock('#lint/lint.ts', () => ({
  *lintInSteps() {
    yield { done: 0, of: 0 };
    return [];
  },
}));
vi.mock('#graph/buildGraph.ts', () => ({
  buildGraph: ({ accounts }: Reading['inventory']): LightGraph => ({
    accounts: accounts.map(({ id }) => ({ id, declared: true })),
    nodes: [],
    edges: [],
    bareWildcardPairs: 0,
  }),
}));

const source = (...texts: string[]) => ({
  documents: texts.map((text, i) => ({ id: `d${i + 1}`, name: text, text })),
  context: {},
});
const packed = (...texts: string[]) => createPacker()(source(...texts), {});
const shown = (judged: ReturnType<typeof judge>) => judged.graph.accounts.map((account) => account.id);

describe('a document that cannot be read any more', () => {
  const good = { d1: { text: 'good', broken: 0 } };

  test('lends its last good text to the graph while others go on; problems are the new ones', () => {
    const judged = judge(source('bad?', 'other'), good);
    expect(shown(judged)).toEqual(['good', 'other']);
    expect(judged.stale).toBe(true);
    expect(judged.broken).toEqual({ d1: 1 });
    expect(judged.problems.map((problem) => problem.message)).toEqual(['bad?', 'other']);
  });

  test('is used as it is once mended', () => {
    const judged = judge(source('mended', 'other'), good);
    expect(shown(judged)).toEqual(['mended', 'other']);
    expect(judged.stale).toBe(false);
  });

  test('is used as far as it goes when it never was better', () => {
    expect(judge(source('bad?')).stale).toBe(false);
    const judged = judge(source('still bad?'), { d1: { text: 'bad?', broken: 1 } });
    expect([shown(judged), judged.stale]).toEqual([['still bad?'], false]);
  });
});

describe('the desk', () => {
  test('draws a new view of what it has without reading again', async () => {
    const ask = createDesk();
    const first = await ask({ kind: 'analyse', id: 1, source: packed('a?'), view: {} });
    expect(first).toMatchObject({ kind: 'analysis', id: 1, broken: { d1: 1 }, stale: false });
    expect(first.kind === 'analysis' && 'whole' in first.analysis).toBe(false);
    const second = await ask({ kind: 'analyse', id: 2, view: { hidden: ['valid'] } });
    expect(second).toMatchObject({
      analysis: { whole: { accounts: [{ id: 'a?' }] }, brokenDocuments: ['d1'] },
    });
  });

  test('answers in data that a worker can pass on', async () => {
    const answer = await createDesk()({ kind: 'analyse', id: 1, source: packed('a'), view: {} });
    expect(structuredClone(answer)).toEqual(answer);
  });

  test('says so instead of throwing', async () => {
    const ask = createDesk();
    expect((await ask({ kind: 'analyse', id: 1, view: {} })).kind).toBe('failure');
    expect(await ask({ kind: 'explain', id: 2, edgeId: 'x' })).toEqual({
      kind: 'explanation',
      id: 2,
      explanation: null,
    });
    const hostile = { ...packed('a'), documents: null as never };
    expect(await ask({ kind: 'analyse', id: 3, source: hostile, view: {} })).toMatchObject({
      kind: 'failure',
      id: 3,
    });
  });

  test('says how far it is', async () => {
    const told: EngineAnswer[] = [];
    const ask = createDesk((progress) => told.push(progress));
    await ask({ kind: 'analyse', id: 1, source: packed('a'), view: {} });
    expect(told).toEqual([{ kind: 'progress', id: 1, step: { doing: DRAWING, done: 0, of: 0 } }]);
  });
});
