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

/** Rounds until most of it is compiled, and those that count after them. */
const WARM_UP = 4;
const ROUNDS = 7;

/**
 * One export of one account of about 30 MB, from its bytes to what the worker posts, beside JSON.parse of its text. The
 * first time, when nothing is compiled yet, apart from the median of warm rounds.
 */
export async function accountToPicture(kind) {
  const { createDesk, createPacker, packAnswer } = await import(BUNDLE);
  const text = JSON.stringify(ACCOUNTS[kind](), null, 4);
  const [ours, parse] = [[], []];
  let edges = 0;
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const bytes = new TextEncoder().encode(text + '\n'.repeat(round + 1));
    const plain = new TextDecoder().decode(bytes);
    parse.push(await once(() => JSON.parse(plain)));
    ours.push(
      await once(async () => {
        const next = new TextDecoder().decode(bytes);
        const source = createPacker()({ documents: [document(next)], context: {} }, {});
        const answer = await createDesk()({ kind: 'analyse', id: round, source, view: {} });
        if (answer.kind !== 'analysis') throw new Error(answer.message);
        edges = (answer.analysis.whole ?? answer.analysis.graph).edges.length;
        packAnswer(answer);
      }),
    );
  }
  const warm = (times) => median(times.slice(WARM_UP));
  return { bytes: text.length, edges, first: ours[0], ours: warm(ours), parse: warm(parse) };
}
