import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Analysis } from '#engine/analysis.ts';
import type { ChannelEvents, OpenChannel } from './engineChannel.ts';
import type { EngineRequest } from '#engine/engineDesk.ts';
import { createEngineClient, type Job } from './workerClient.ts';

interface FakeChannel {
  readonly events: ChannelEvents;
  readonly asked: EngineRequest[];
  ended: boolean;
}

const analysis: Analysis = {
  graph: { accounts: [], nodes: [], edges: [], bareWildcardPairs: 0 },
  placement: { boxes: {}, nodes: {}, edges: {}, width: 0, height: 0 },
  pieces: [],
  problems: [],
  demands: [],
  brokenDocuments: [],
};

function setUp() {
  const channels: FakeChannel[] = [];
  const fallbacks: FakeChannel[] = [];
  const opener =
    (list: FakeChannel[]): OpenChannel =>
    (events) => {
      const channel: FakeChannel = { events, asked: [], ended: false };
      list.push(channel);
      return {
        post: (request) => channel.asked.push(request),
        end: () => {
          channel.ended = true;
        },
      };
    };
  const analysed: string[] = [];
  const failures: string[] = [];
  const client = createEngineClient({
    open: opener(channels),
    fallback: opener(fallbacks),
    deadline: 30_000,
    now: () => 0,
    onAnalysis: (_answer, { source }) => analysed.push(source.documents[0]?.text ?? ''),
    onFailure: (message) => failures.push(message),
  });
  return { channels, fallbacks, analysed, failures, client };
}

const job = (text: string): Job => ({
  source: { documents: [{ id: 'd1', name: '', text }], context: {} },
  goodTexts: {},
  view: {},
});

const answer = (channel: FakeChannel | undefined) => {
  const request = channel?.asked.at(-1);
  if (!channel || !request) throw new Error('nothing was asked');
  if (request.kind === 'explain') {
    channel.events.answer({ kind: 'explanation', id: request.id, explanation: null });
  } else
    channel.events.answer({
      kind: 'analysis',
      id: request.id,
      analysis,
      stale: false,
      changed: null,
      broken: {},
    });
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('latest wins', () => {
  test('while one runs only the newest waits, and older answers are dropped', () => {
    const { channels, analysed, client } = setUp();
    for (const text of ['a', 'b', 'c']) client.analyse(job(text));
    expect(channels[0]?.asked).toHaveLength(1);
    answer(channels[0]);
    answer(channels[0]);
    expect(channels[0]?.asked).toHaveLength(2);
    expect(analysed).toEqual(['c']);
  });

  test('an answer to no question is ignored', () => {
    const { channels, analysed, client } = setUp();
    client.analyse(job('a'));
    channels[0]?.events.answer({
      kind: 'analysis',
      id: 99,
      analysis,
      stale: false,
      changed: null,
      broken: {},
    });
    expect(analysed).toEqual([]);
  });

  test('a new view of the same texts travels without them', () => {
    const { channels, client } = setUp();
    const first = job('a');
    client.analyse(first);
    answer(channels[0]);
    client.analyse({ ...first, view: { hidden: ['valid'] } });
    expect(channels[0]?.asked[1]).toEqual({
      kind: 'analyse',
      id: expect.any(Number),
      since: 1,
      view: { hidden: ['valid'] },
    });
  });
});

describe('an engine in trouble', () => {
  test('past its deadline is ended, named, and started anew for the next question', () => {
    const { channels, analysed, failures, client } = setUp();
    client.analyse(job('hangs'));
    vi.advanceTimersByTime(29_999);
    expect(failures).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(failures).toEqual([expect.stringContaining('30 seconds')]);
    expect(channels[0]?.ended).toBe(true);
    client.analyse(job('fine'));
    answer(channels[1]);
    expect(analysed).toEqual(['fine']);
    vi.advanceTimersByTime(60_000);
    expect(failures).toHaveLength(1);
  });

  test('a question that came meanwhile gets its own try, and no failure is told', () => {
    const { channels, analysed, failures, client } = setUp();
    client.analyse(job('hangs'));
    client.analyse(job('fine'));
    vi.advanceTimersByTime(30_000);
    answer(channels[1]);
    expect([analysed, failures]).toEqual([['fine'], []]);
  });

  test('the ended engine is not listened to', () => {
    const { channels, analysed, client } = setUp();
    client.analyse(job('hangs'));
    vi.advanceTimersByTime(30_000);
    client.analyse(job('fine'));
    const id = channels[1]?.asked[0]?.id ?? 0;
    channels[0]?.events.answer({ kind: 'analysis', id, analysis, stale: false, changed: null, broken: {} });
    expect(analysed).toEqual([]);
  });

  test('a failure that it reports is passed on, and it may go on', () => {
    const { channels, analysed, failures, client } = setUp();
    client.analyse(job('a'));
    channels[0]?.events.answer({ kind: 'failure', id: channels[0].asked[0]?.id ?? 0, message: 'boom' });
    expect(failures).toEqual(['The engine failed: boom']);
    client.analyse(job('b'));
    answer(channels[0]);
    expect(analysed).toEqual(['b']);
  });

  test('breaking before its first answer moves the work to the main thread', () => {
    const { channels, fallbacks, analysed, failures, client } = setUp();
    client.analyse(job('a'));
    channels[0]?.events.broken('blocked by policy');
    answer(fallbacks[0]);
    expect([analysed, failures]).toEqual([['a'], []]);
  });

  test('breaking later is a failure, and the next question starts a new one', () => {
    const { channels, fallbacks, failures, client } = setUp();
    client.analyse(job('a'));
    answer(channels[0]);
    client.analyse(job('b'));
    channels[0]?.events.broken('out of memory');
    expect(failures).toEqual(['The engine stopped: out of memory']);
    client.analyse(job('c'));
    expect([channels.length, fallbacks.length]).toEqual([2, 0]);
  });
});

test('cancelled, the engine is ended and forgotten, and the next one gets all texts', () => {
  const { analysed, channels, client, failures } = setUp();
  client.analyse(job('slow'));
  client.cancel();
  expect(channels[0]?.ended).toBe(true);
  client.analyse(job('fine'));
  expect(channels[1]?.asked[0]).toMatchObject({ source: { texts: { 1: 'fine' } } });
  answer(channels[1]);
  expect([analysed, failures]).toEqual([['fine'], []]);
});

test('where workers are refused the main thread is asked', () => {
  const asked: EngineRequest[] = [];
  const client = createEngineClient({
    open: () => {
      throw new Error('no workers here');
    },
    fallback: () => ({ post: (request) => asked.push(request), end: () => {} }),
    deadline: 1000,
    now: () => 0,
    onAnalysis: () => {},
    onFailure: () => {},
  });
  client.analyse(job('a'));
  expect(asked).toHaveLength(1);
  client.end();
});

describe('explanations', () => {
  test('wait for the analysis, are asked one by one, and end with the client', async () => {
    const { channels, client } = setUp();
    client.analyse(job('a'));
    const first = client.explain('e1');
    const second = client.explain('e2');
    answer(channels[0]);
    expect(channels[0]?.asked.at(-1)).toMatchObject({ kind: 'explain', edgeId: 'e1' });
    answer(channels[0]);
    expect(await first).toBeNull();
    expect(channels[0]?.asked.at(-1)).toMatchObject({ kind: 'explain', edgeId: 'e2' });
    client.end();
    expect(await second).toBeNull();
  });

  test('of nothing are null', async () => {
    expect(await setUp().client.explain('e1')).toBeNull();
  });
});
