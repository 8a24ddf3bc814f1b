// (d) What the page waits for: from a request of the page to the answer that the worker posts back.
import { generateAccount, generateAccountDetails, generateEstate } from '../generateEstate.mjs';
import { BUNDLE } from './bundle.mjs';
import { median, once } from './measure.mjs';

const EDITS = 60;
const WARM = 15;

const document = (text) => ({ id: 'a', name: 'a.json', text });

/** Median and 95th percentile of edits in a workspace of 200 roles, problems and placement included. */
export async function editToPicture() {
  const { createDesk, createPacker } = await import(BUNDLE);
  const [desk, pack] = [createDesk(), createPacker()];
  const estate = generateEstate(200);
  const times = [];
  for (let i = 0; i < EDITS; i++) {
    const principals = estate.principals.map((p, n) =>
      n === i ? { ...p, trust: { ...p.trust, Id: `edit${i}` } } : p,
    );
    const text = JSON.stringify({ ...estate, principals }, null, 2);
    const source = pack({ documents: [document(text)], context: {} }, {});
    times.push(await once(() => desk({ kind: 'analyse', id: i, source, view: {} })));
  }
  const sorted = times.slice(WARM).sort((a, b) => a - b);
  return { median: median(sorted), slow: sorted[Math.floor(sorted.length * 0.95)], roles: 200 };
}

const ACCOUNTS = {
  /** As accounts are, see the generator. */
  usual: () => generateAccount(7600),
  /** Everybody names everybody: wide patterns and administrators as often as in the mixed organization. */
  dense: () => generateAccountDetails(6800, { accounts: 1 })[0].details,
};

/** One export of one account of about 30 MB to its picture, beside JSON.parse of the same text. */
export async function accountToPicture(kind) {
  const { createDesk, createPacker } = await import(BUNDLE);
  const text = JSON.stringify(ACCOUNTS[kind](), null, 4);
  const [ours, parse] = [[], []];
  for (let round = 0; round < 3; round++) {
    const next = text + '\n'.repeat(round + 1);
    parse.push(await once(() => JSON.parse(next)));
    const source = createPacker()({ documents: [document(next)], context: {} }, {});
    ours.push(await once(() => createDesk()({ kind: 'analyse', id: round, source, view: {} })));
  }
  return { bytes: text.length, ours: median(ours), parse: median(parse) };
}
