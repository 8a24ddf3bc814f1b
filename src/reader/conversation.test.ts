import { expect, it } from 'vitest';
import { converse, originOf, type Message } from './conversation.ts';

const HOST = 'https://wiki.example';

function frame(only: string | null = null, framed = true) {
  const sent: (readonly [message: unknown, origin: string])[] = [];
  const host = { postMessage: (message: unknown, origin: string) => void sent.push([message, origin]) };
  const talk = converse({
    window: framed ? host : null,
    only,
    answer: (call) =>
      call.call === 'load'
        ? Promise.reject(new Error('it does not open'))
        : Promise.resolve({ did: call.call }),
  });
  const say = (data: unknown, more: Partial<Message> = {}) =>
    talk.onMessage({ data, origin: HOST, source: host, ...more });
  return { sent, say, talk };
}

const verdicts = { rolegraph: 1, id: 'q', call: 'verdicts' };

it('answers the page around it, and nobody else', async () => {
  const { say, sent } = frame();
  await say(verdicts);
  expect(sent).toEqual([[{ rolegraph: 1, id: 'q', ok: true, did: 'verdicts' }, HOST]]);
  await say(verdicts, { source: {} });
  await say(verdicts, { source: null });
  await say(verdicts, { origin: 'null' });
  await say(verdicts, { origin: '' });
  await say({ hello: 'of another library' });
  expect(sent).toHaveLength(1);
});

it('a frame for one page answers that page only', async () => {
  const { say, sent, talk } = frame(originOf(`${HOST}/some/page`));
  talk.tell('ready');
  expect(sent.at(-1)).toEqual([{ rolegraph: 1, event: 'ready' }, HOST]);
  await say(verdicts, { origin: 'https://evil.example' });
  await say(verdicts, { origin: `${HOST}.evil.example` });
  expect(sent).toHaveLength(1);
  await say(verdicts);
  expect(sent).toHaveLength(2);
  expect(originOf('not an address')).toBe('invalid:');
  expect(originOf('')).toBeNull();
});

it('says why a call did not work, and tells of what happens only where somebody has called', async () => {
  const { say, sent, talk } = frame();
  talk.tell('selected', { node: 'secret' });
  expect(sent).toEqual([]);
  await say({ rolegraph: 1, call: 'nonsense' });
  await say({ rolegraph: 1, id: 3, call: 'load', link: 'g1.x' });
  talk.tell('selected', { node: 'a' });
  expect(sent.map(([message]) => message)).toEqual([
    { rolegraph: 1, id: null, ok: false, error: expect.stringContaining('no such call') as string },
    { rolegraph: 1, id: 3, ok: false, error: 'it does not open' },
    { rolegraph: 1, event: 'selected', node: 'a' },
  ]);
  expect(sent.every(([, origin]) => origin === HOST)).toBe(true);
});

it('a page that is no frame hears nothing', async () => {
  const { say, sent, talk } = frame(null, false);
  talk.tell('ready');
  await say(verdicts);
  expect(sent).toEqual([]);
});
