import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { emptyAnalysis as analysis } from '#engine/testAnalysis.ts';
import type { ChannelEvents, OpenChannel } from './engineChannel.ts';
import type { EngineAnswer, EngineRequest } from '#engine/engineDesk.ts';
import type { Step } from '#steps/steps.ts';
import type { Job } from './underWay.ts';
import { createEngineClient } from './workerClient.ts';

interface FakeChannel {
  readonly events: ChannelEvents;
  readonly asked: EngineRequest[];
  ended: boolean;
}

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
  const clock = { now: 0 };
  const client = createEngineClient({
    open: opener(channels),
    fallback: opener(fallbacks),
    deadline: 30_000,
    now: () => clock.now,
    onAnalysis: (_answer, { source }) => analysed.push(source.documents[0]?.text ?? ''),
    onFailure: (message) => failures.push(message),
  });
  return { channels, clock, fallbacks, analysed, failures, client };
}

const job = (text: string): Job => ({
  source: { documents: [{ id: 'd1', name: 'x.json', text }], context: {} },
  goodTexts: {},
  view: {},
});

const answer = (channel: FakeChannel | undefined) => {
  const request = channel?.asked.at(-1);
  if (!channel || !request) throw new Error('nothing was asked');
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
    expect(failures).toEqual([expect.stringContaining('“x.json” took longer than 30 seconds')]);
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

const asks = (channel: FakeChannel | undefined) =>
  channel?.asked.flatMap((request) => (request.kind === 'ask' ? [request] : [])) ?? [];

const say = (channel: FakeChannel | undefined, answer: EngineAnswer) => channel?.events.answer(answer);

describe('questions', () => {
  const reach = (node: string) => ({ kind: 'reach', node, direction: 'who' }) as const;

  /** The first text is judged and shown. */
  const judged = () => {
    const made = setUp();
    made.client.analyse(job('a'));
    answer(made.channels[0]);
    return { ...made, channel: made.channels[0] };
  };

  test('wait for the first analysis, then are asked beside each other', async () => {
    const { channels, client } = setUp();
    client.analyse(job('a'));
    const first = client.explain('e1');
    const second = client.ask(reach('b'));
    expect(channels[0]?.asked).toHaveLength(1);
    answer(channels[0]);
    expect(channels[0]?.asked.slice(1)).toMatchObject([
      { kind: 'explain', edgeId: 'e1' },
      { kind: 'ask', question: reach('b') },
    ]);
    // The short one is not held up by the long one.
    say(channels[0], { kind: 'answer', id: asks(channels[0])[0]?.id ?? 0, answer: 'told' as never });
    expect(await second).toBe('told');
    client.end();
    expect(await first).toBeNull();
  });

  test('of nothing are null', async () => {
    expect(await setUp().client.explain('e1')).toBeNull();
  });

  test('about what is shown are asked while a newer text is judged; about the newest they wait for it', () => {
    const { channel, client } = judged();
    client.analyse(job('b'));
    void client.ask(reach('shown'), { ofShown: true });
    void client.ask(reach('newest'));
    expect(asks(channel).map(({ question }) => question)).toEqual([reach('shown')]);
    say(channel, { kind: 'analysis', id: 2, analysis, stale: false, changed: 0, broken: {} });
    expect(asks(channel).map(({ question }) => question)).toEqual([reach('shown'), reach('newest')]);
  });

  test('tell how far they are', () => {
    const { channel, client } = judged();
    const steps: Step[] = [];
    void client.ask(reach('x'), { onStep: (step) => steps.push(step) });
    const [asked] = asks(channel);
    say(channel, { kind: 'progress', id: asked?.id ?? 0, step: { doing: 'Looking', done: 1, of: 2 } });
    expect(steps).toEqual([{ doing: 'Looking', done: 1, of: 2 }]);
  });

  test('that nobody wants any more are stopped, asked or not, and answered with null', async () => {
    const { channel, client } = judged();
    const stop = new AbortController();
    const running = client.ask(reach('x'), { signal: stop.signal });
    client.analyse(job('b'));
    const waiting = client.ask(reach('y'), { signal: stop.signal });
    stop.abort();
    expect([await running, await waiting]).toEqual([null, null]);
    expect(channel?.asked.at(-1)).toEqual({ kind: 'stop', id: asks(channel)[0]?.id });
    expect(await client.ask(reach('z'), { signal: stop.signal })).toBeNull();
    say(channel, { kind: 'ended', id: asks(channel)[0]?.id ?? 0 });
    answer(channel);
    expect(asks(channel)).toHaveLength(1);
  });

  test('about texts that changed meanwhile are asked again', async () => {
    const { channel, client } = judged();
    const told = client.ask(reach('x'));
    say(channel, { kind: 'ended', id: asks(channel)[0]?.id ?? 0 });
    expect(asks(channel)).toHaveLength(2);
    say(channel, { kind: 'answer', id: asks(channel)[1]?.id ?? 0, answer: 'told' as never });
    expect(await told).toBe('told');
  });

  test('may take as long as they want while the engine is heard of; silent, it is ended', async () => {
    const { channel, client } = judged();
    const told = client.ask(reach('x'));
    const id = asks(channel)[0]?.id ?? 0;
    for (let i = 0; i < 5; i++) {
      vi.advanceTimersByTime(29_999);
      say(channel, { kind: 'progress', id, step: { done: i, of: 5 } });
    }
    expect(channel?.ended).toBe(false);
    vi.advanceTimersByTime(30_000);
    expect(channel?.ended).toBe(true);
    expect(await told).toBeNull();
  });

  test('that fail are null, and the others go on', async () => {
    const { channel, client, failures } = judged();
    const bad = client.ask(reach('bad'));
    const good = client.ask(reach('good'));
    const [one, two] = asks(channel);
    say(channel, { kind: 'failure', id: one?.id ?? 0, message: 'boom' });
    say(channel, { kind: 'answer', id: two?.id ?? 0, answer: 'told' as never });
    expect([await bad, await good, failures]).toEqual([null, 'told', []]);
  });
});

describe('an analysis of texts that are others by now', () => {
  const kinds = (channel: FakeChannel | undefined) => channel?.asked.map(({ kind }) => kind);
  const ended = (channel: FakeChannel | undefined) =>
    channel?.events.answer({ kind: 'ended', id: channel.asked[0]?.id ?? 0 });

  test('may end when it is quick', () => {
    const { channels, client } = setUp();
    client.analyse(job('one'));
    client.analyse(job('two'));
    expect(kinds(channels[0])).toEqual(['analyse']);
  });

  test('gives way when it takes long, and the newer one begins', () => {
    const { channels, client, clock } = setUp();
    client.analyse(job('one'));
    clock.now = 1500;
    client.analyse(job('two'));
    expect(kinds(channels[0])).toEqual(['analyse', 'stop']);
    ended(channels[0]);
    expect(kinds(channels[0])).toEqual(['analyse', 'stop', 'analyse']);
  });

  test('gives way later when it was quick until then, without another edit', () => {
    const { channels, client, clock } = setUp();
    client.analyse(job('one'));
    clock.now = 500;
    client.analyse(job('two'));
    clock.now = 1000;
    vi.advanceTimersByTime(500);
    expect(kinds(channels[0])).toEqual(['analyse', 'stop']);
  });

  test('is ended with its engine when that does not hear, and the newer one begins in a new engine', () => {
    const { channels, client, clock, failures } = setUp();
    client.analyse(job('one'));
    clock.now = 1500;
    client.analyse(job('two'));
    vi.advanceTimersByTime(1000);
    expect([channels[0]?.ended, channels[1]?.ended]).toEqual([true, false]);
    expect(channels[1]?.asked[0]).toMatchObject({ kind: 'analyse', source: { texts: { 1: 'two' } } });
    expect(failures).toEqual([]);
  });

  test('goes on in an engine that says something, or that reads what is still wanted', () => {
    const { channels, client, clock } = setUp();
    client.analyse(job('one'));
    clock.now = 1500;
    client.analyse(job('two'));
    vi.advanceTimersByTime(900);
    channels[0]?.events.answer({ kind: 'progress', id: 1, step: { done: 1, of: 2 } });
    vi.advanceTimersByTime(5000);
    expect(channels[0]?.ended).toBe(false);

    const other = setUp();
    const large = { id: 'large', name: 'l', text: 'large' };
    const beside = (text: string): Job => {
      const { source, ...rest } = job(text);
      return { ...rest, source: { ...source, documents: [...source.documents, large] } };
    };
    other.client.analyse(beside('one'));
    other.clock.now = 1500;
    other.client.analyse(beside('two'));
    vi.advanceTimersByTime(5000);
    expect(other.channels[0]?.ended).toBe(false);
  });

  test('another view of the same texts does not begin them anew', () => {
    const { channels, client, clock } = setUp();
    const one = job('one');
    client.analyse(one);
    clock.now = 1500;
    client.analyse({ ...one, view: { hidden: ['invalid'] } });
    expect(kinds(channels[0])).toEqual(['analyse']);
  });

  test('whether it had ended already nobody knows: after an undo the texts are named again', () => {
    const { channels, client, clock } = setUp();
    const one = job('one');
    client.analyse(one);
    answer(channels[0]);
    client.analyse(job('two'));
    clock.now = 1500;
    client.analyse(one);
    channels[0]?.events.answer({ kind: 'ended', id: channels[0].asked[1]?.id ?? 0 });
    expect(channels[0]?.asked.at(-1)).toMatchObject({
      kind: 'analyse',
      source: { documents: [{ id: 'd1' }] },
    });
  });
});
