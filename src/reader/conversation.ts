// The frame and the page around it: who is listened to, and to whom an answer goes.
import { hear, PROTOCOL, type Call, type CallId } from './calls.ts';

/** What is needed of a MessageEvent. */
export interface Message {
  readonly data: unknown;
  readonly origin: string;
  readonly source: unknown;
}

export interface Host {
  /** The window around the frame; null: the page is no frame. */
  readonly window: { postMessage(message: unknown, origin: string): void } | null;
  /** `?embed=https://wiki.example`: the one page that may speak; null: whichever page has framed it. */
  readonly only: string | null;
  /** Does what a call asks for; a thrown error's message is the answer then. */
  readonly answer: (call: Call) => Promise<object>;
}

/** `https://wiki.example` of what the address names; null: it names nobody. */
export function originOf(named: string | null): string | null {
  if (named === null || named === '') return null;
  try {
    const { origin } = new URL(named);
    // Somebody was meant, and cannot be told: then it is nobody.
    return origin === 'null' ? 'invalid:' : origin;
  } catch {
    return 'invalid:';
  }
}

export interface Conversation {
  readonly onMessage: (message: Message) => Promise<void>;
  /** Tells of something; events with content go only to a page that has called. */
  readonly tell: (event: 'ready' | 'selected' | 'locked' | 'opened', content?: object) => void;
}

export function converse({ answer, only, window: host }: Host): Conversation {
  /** The page that has called. */
  let partner: string | null = null;
  const post = (origin: string, message: object) =>
    host?.postMessage({ rolegraph: PROTOCOL, ...message }, origin);
  const reply = (origin: string, id: CallId, message: object) => post(origin, { id, ...message });
  return {
    onMessage: async ({ data, origin, source }) => {
      // Other frames, pages without an origin, and pages that were not meant are not even refused.
      if (host === null || source !== host || !/^[a-z][a-z0-9+.-]*:\/\//i.test(origin)) return;
      if (only !== null && origin !== only) return;
      const heard = hear(data);
      if (heard === null) return;
      partner = origin;
      if (heard.kind === 'refused') return reply(origin, heard.id, { ok: false, error: heard.error });
      try {
        reply(origin, heard.id, { ok: true, ...(await answer(heard.call)) });
      } catch (error) {
        reply(origin, heard.id, { ok: false, error: error instanceof Error ? error.message : String(error) });
      }
    },
    tell: (event, content) => {
      // That a frame is ready is no secret; nobody has an origin yet whom it could be told to alone.
      if (event === 'ready') post(only ?? '*', { event });
      else if (partner !== null) post(partner, { event, ...content });
    },
  };
}
