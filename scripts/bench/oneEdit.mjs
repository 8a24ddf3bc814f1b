// (c) One edit in a workspace of 200 roles: CPU time until every verdict is there again, reading everything anew, and as
// the page does it: judged and drawn into a graph, with what was judged before the edit at hand.
import { generateEstate } from '../generateEstate.mjs';
import { BUNDLE } from './bundle.mjs';
import { median, once } from './measure.mjs';

const EDITS = 70;
/** The compiler has seen the code by then, as after a minute of typing. */
const WARM = 30;

export async function oneEdit() {
  const { read, prepare, assumeWords, judge, emptyWorkspace } = await import(BUNDLE);
  const estate = generateEstate(200);
  const texts = Array.from({ length: EDITS }, (_, i) => {
    const principals = estate.principals.map((p, n) =>
      n === i ? { ...p, trust: { ...p.trust, Id: `edit${i}` } } : p,
    );
    return JSON.stringify({ ...estate, principals }, null, 2);
  });
  const workspace = (text) => ({ ...emptyWorkspace, documents: [{ id: 'a', name: 'a.json', text }] });
  let judged = null;
  const jobs = {
    words: (text) => assumeWords(prepare(read(workspace(text)).inventory)),
    page: (text) => (judged = judge(workspace(text), {}, { before: judged })),
    findings: () => judged.findings(),
  };
  const spent = { words: [], page: [], findings: [] };
  for (const [name, job] of Object.entries(jobs)) {
    // Each job reads texts that nobody has read before it.
    for (const text of texts) {
      if (name === 'findings') jobs.page(`${text}\n`);
      spent[name].push(await once(() => job(name === 'page' ? `${text} ` : text)));
    }
  }
  const of = (name) => median(spent[name].slice(WARM));
  return { words: of('words'), page: of('page'), findings: of('findings'), roles: 200 };
}
