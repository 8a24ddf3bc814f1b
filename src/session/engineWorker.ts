// The worker's whole body.
import { createDesk, type EngineRequest } from './engineDesk.ts';
import { inTurn } from './inTurn.ts';

const take = inTurn(createDesk(), (answer) => globalThis.postMessage(answer));

globalThis.addEventListener('message', (event: MessageEvent<EngineRequest>) => take(event.data));
