// The file worker's whole body: bytes are read, unpacked and decoded here, away from the page.
import { takeAll, type FileAnswer, type NamedFile } from './takeAll.ts';

globalThis.addEventListener('message', (event: MessageEvent<readonly NamedFile[]>) => {
  const post = (answer: FileAnswer) => globalThis.postMessage(answer);
  void takeAll(event.data, (share) => post({ kind: 'share', share })).then((taken) =>
    post({ kind: 'taken', taken }),
  );
});
