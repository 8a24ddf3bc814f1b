// A worker for one request, ended with its answer: such requests are rare, and an idle worker would hold its texts.
import { confinedWorker } from '#confined/confinedWorker.ts';

/** The first message that is the answer; null: nobody wants it any more. Rejects where workers are refused. */
export function askOnce<Answer>(
  url: string,
  request: unknown,
  isAnswer: (message: Answer) => boolean,
  signal?: AbortSignal,
): Promise<Answer | null> {
  return new Promise((resolve, reject) => {
    const worker = confinedWorker(url);
    const end = () => worker.terminate();
    signal?.addEventListener('abort', () => {
      end();
      resolve(null);
    });
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      if (!isAnswer(data)) return;
      end();
      resolve(data);
    });
    worker.addEventListener('error', (event) => {
      end();
      reject(new Error(event.message || 'The worker did not start.'));
    });
    worker.postMessage(request);
  });
}
