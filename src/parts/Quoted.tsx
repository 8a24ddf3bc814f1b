import { quoted } from '#words/sentence.ts';

/** A sentence whose quoted values are set as code. */
export function Quoted({ text }: { readonly text: string }) {
  return quoted(text).map((run, i) => (run.as === 'code' ? <code key={i}>{run.text}</code> : run.text));
}
