// (c) One edit in a workspace of 200 roles: CPU time until every verdict is there again, and until every edge with
// its reasons is.
import { generateEstate } from '../generateEstate.mjs';
import { BUNDLE } from './bundle.mjs';
import { median, once } from './measure.mjs';

const EDITS = 40;

export async function oneEdit() {
  const { read, prepare, assumeWords, judge, emptyWorkspace } = await import(BUNDLE);
  const estate = generateEstate(200);
  const texts = Array.from({ length: 2 * EDITS }, (_, i) => {
    const principals = estate.principals.map((p, n) =>
      n === i ? { ...p, trust: { ...p.trust, Id: `edit${i}` } } : p,
    );
    return JSON.stringify({ ...estate, principals }, null, 2);
  });
  const workspace = (text) => ({ ...emptyWorkspace, documents: [{ id: 'a', name: 'a.json', text }] });
  const words = [];
  const edges = [];
  for (const [i, text] of texts.entries()) {
    const spent = await once(() => {
      if (i % 2 === 0) assumeWords(prepare(read(workspace(text)).inventory));
      else judge(workspace(text));
    });
    (i % 2 === 0 ? words : edges).push(spent);
  }
  return { words: median(words.slice(5)), edges: median(edges.slice(5)), roles: 200 };
}
