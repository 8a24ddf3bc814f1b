// The engine of a page: a worker, or the main thread where workers are refused.
import { openMainThread, openWorker } from './engineChannel.ts';
import { type ClientHandlers, createEngineClient, type EngineClient } from './workerClient.ts';

const DEADLINE_MS = 30_000;

export const pageEngine = (handlers: ClientHandlers): EngineClient =>
  createEngineClient({
    open: openWorker,
    fallback: openMainThread,
    deadline: DEADLINE_MS,
    now: () => performance.now(),
    ...handlers,
  });
