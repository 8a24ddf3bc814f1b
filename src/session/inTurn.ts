// Requests in the order in which they come, each read only after what its texts need (a parser, AWS's own policies) has
// been loaded.
import { prepareReading } from '#import/textReaders.ts';
import type { Desk, EngineAnswer, EngineRequest } from './engineDesk.ts';

async function prepared(request: EngineRequest): Promise<void> {
  if (request.kind !== 'analyse' || !request.source) return;
  // What cannot be loaded is read without it, and says so.
  await prepareReading(request.source.documents).catch(() => undefined);
}

/** The desk behind a queue: `answer` is called once for each request. */
export function inTurn(desk: Desk, answer: (answer: EngineAnswer) => void): (request: EngineRequest) => void {
  let last = Promise.resolve();
  return (request) => {
    last = last.then(() => prepared(request)).then(() => answer(desk(request)));
  };
}
