// The texts with the account ids filled in that the user says, judged as they would then stand.
import { assumeVerdict } from '#assume/assumeVerdict.ts';
import { prepare } from '#decision/model.ts';
import type { Fix } from '#fixes/fix.ts';
import { PAGES } from '#fixes/pages.ts';
import { read } from '#import/read.ts';
import { isAccountId } from '#language/arn.ts';
import { filledText, type Names } from '#writing/fillNames.ts';
import { emptyWorkspace } from '#workspace/workspace.ts';
import { carriedOut } from './carriedOut.ts';
import type { Source } from './engine.ts';
import type { Pair, Proposal } from './proposals.ts';
import { rewritten } from './rewritten.ts';

interface Given {
  readonly blanks: readonly string[];
  /** What the user says that they stand for. */
  readonly names: Names;
}

/** null: not every id is said yet. */
export function filledProposal(source: Source, pair: Pair, { blanks, names }: Given): Proposal | null {
  if (blanks.length === 0 || !blanks.every((name) => isAccountId(names[name] ?? ''))) return null;
  const own = Object.fromEntries(blanks.map((name) => [name, names[name] ?? '']));
  const now = { ...emptyWorkspace, ...source };
  const plan = { names: own, code: [], changes: [] };
  const { workspace } = carriedOut(now, plan);
  const ends = { ...pair, source: filledText(pair.source, own), target: filledText(pair.target, own) };
  const edge = assumeVerdict(prepare(read(workspace).inventory), ends.source, ends.target, ends.action);
  const title = blanks.map((name) => `${name} is ${own[name] ?? ''}`).join(', ');
  const job = { who: 'own account', text: 'whoever keeps these texts' } as const;
  const fix: Fix = {
    id: 'fill-in',
    title: `Fill in: ${title}`,
    gate: null,
    changes: [],
    parts: [{ title: `Fill in: ${title}`, gate: null, job, page: PAGES.principal }],
    verdictAfter: edge.verdict,
    textAfter: edge.text,
    collateral: [],
    warnings: [],
    jobs: [job],
    page: PAGES.principal,
  };
  const documents = rewritten(now, workspace);
  return {
    fix,
    plan,
    documents,
    left: [],
    foreign: [],
    checked: edge.verdict,
    pair: { ...ends, action: edge.action },
  };
}
