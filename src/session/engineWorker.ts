// The worker's whole body.
import { createDesk, type EngineRequest } from './engineDesk.ts';

const desk = createDesk();

globalThis.addEventListener('message', (event: MessageEvent<EngineRequest>) => {
  globalThis.postMessage(desk(event.data));
});
