// Two ways to reach the engine: a worker, or (where workers are refused) the main thread.
import { confinedWorker } from '#confined/confinedWorker.ts';
import type { EngineAnswer, EngineRequest } from '#engine/engineDesk.ts';
import { type Posted, unpackAnswer } from '#engine/packedAnswer.ts';
import { withBytes } from './textBytes.ts';
import engineUrl from './engineWorker.ts?worker&url';

export interface Channel {
  post(request: EngineRequest): void;
  /** Ends it for good, even in the middle of a calculation (where that is possible). */
  end(): void;
}

export interface ChannelEvents {
  readonly answer: (answer: EngineAnswer) => void;
  /** It broke and will not answer any more. */
  readonly broken: (why: string) => void;
}

export type OpenChannel = (events: ChannelEvents) => Channel;

/** Throws where the browser has no (module) workers. */
export const openWorker: OpenChannel = (events) => {
  const worker = confinedWorker(engineUrl);
  // A large picture is unpacked bit by bit: what the engine says after it waits, for it is about that picture.
  let last: Promise<unknown> = Promise.resolve();
  worker.addEventListener('message', ({ data }: MessageEvent<Posted>) => {
    const unpacked = last.then(() => unpackAnswer(data));
    last = unpacked.catch(() => undefined);
    unpacked.then(events.answer, (error: unknown) => events.broken(String(error)));
  });
  worker.addEventListener('error', (event) => events.broken(event.message || 'The worker did not start.'));
  worker.addEventListener('messageerror', () => events.broken('The answer could not be passed on.'));
  const post = (request: EngineRequest) => {
    const [posted, transfer] = withBytes(request);
    worker.postMessage(posted, transfer);
  };
  return { post, end: () => worker.terminate() };
};

/** Loaded only when needed, so that the page without it stays small. */
export const openMainThread: OpenChannel = (events) => {
  let open = true;
  const desk = import('#engine/engineDesk.ts').then(({ createDesk }) =>
    createDesk((progress) => {
      if (open) events.answer(progress);
    }),
  );
  return {
    post: (request) => {
      desk
        .then(async (ask) => {
          const answer = open ? await ask(request) : null;
          if (answer && open) events.answer(answer);
        })
        .catch((error: unknown) => events.broken(String(error)));
    },
    end: () => {
      open = false;
    },
  };
};
