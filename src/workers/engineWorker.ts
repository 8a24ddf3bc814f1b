// The worker's whole body.
import { createDesk, type EngineAnswer } from '#engine/engineDesk.ts';
import { packAnswer } from '#engine/packedAnswer.ts';
import { type PostedRequest, withTexts } from './textBytes.ts';

/** The page redraws no more often. */
const PROGRESS_MS = 50;
let toldAt = 0;

const desk = createDesk((progress: EngineAnswer) => {
  const now = performance.now();
  if (now - toldAt < PROGRESS_MS && progress.kind === 'progress' && progress.step.done > 0) return;
  toldAt = now;
  globalThis.postMessage(progress);
});

globalThis.addEventListener('message', (event: MessageEvent<PostedRequest>) => {
  void desk(withTexts(event.data)).then((answer) => {
    const [posted, transfer] = packAnswer(answer);
    globalThis.postMessage(posted, { transfer });
  });
});
