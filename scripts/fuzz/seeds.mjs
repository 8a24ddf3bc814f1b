// What a run starts from, beside the corpus: made anew each time, so that it knows every format that the page reads.
import { strToU8, gzipSync, zipSync } from 'fflate';
import { understood } from '#import/understood.ts';
import { SAMPLES } from '#lessons/samples.ts';
import { sampleWorkspace } from '#lessons/sampleWorkspace.ts';
import { encodeLink } from '#share/link.ts';
import { toShortForm } from '#share/shortForm.ts';

const texts = () => understood().flatMap(({ example }) => (example === null ? [] : [strToU8(example)]));
const marked = (kind, bytes) => Uint8Array.from([kind, ...bytes]);

/** By target, as bytes. */
export const SEEDS = {
  evaluator: () => [Uint8Array.from({ length: 80 }, (_, i) => (i * 37) % 256)],
  exports: texts,
  files: () => {
    const [a, b] = texts();
    const zip = zipSync({ 'a.json': a, 'b/c.txt': b, 'inner.zip': zipSync({ 'd.tf': a }) });
    return [zip, gzipSync(a), a, Uint8Array.from([0xff, 0xfe, 0x7b, 0, 0x7d, 0])];
  },
  link: () =>
    SAMPLES.map((sample) => sampleWorkspace(sample)).flatMap((workspace) => [
      marked(0, strToU8(encodeLink(workspace))),
      marked(2, strToU8(toShortForm(workspace))),
    ]),
  reading: texts,
  verdicts: texts,
};
