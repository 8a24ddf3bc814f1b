// Standard output and standard error, which somebody else may close.
import type { EventEmitter } from 'node:events';

export interface Pipe {
  /** Nobody reads any more. */
  readonly closed: boolean;
}

/** `| head` closes the pipe when it has enough: then there is nobody to tell, and nothing went wrong. */
export function endQuietly(stream: EventEmitter): Pipe {
  const pipe = { closed: false };
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    pipe.closed = true;
  });
  return pipe;
}
