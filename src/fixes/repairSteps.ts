// A document that AWS refuses is not in force: the corrected document as a whole.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_policies.html
import { refusedInPlay } from '#reasons/documentReasons.ts';
import { parsePolicy } from '#language/grammar.ts';
import type { PolicyType } from '#language/policy.ts';
import { withValueAt } from './edit.ts';
import type { FixOptions } from './fix.ts';
import { allowStatement, namings } from './nameCaller.ts';
import { PAGES } from './pages.ts';
import type { Probe } from './probe.ts';
import { type RepairJob, repairFault } from './repairs.ts';
import { BREADTH, change, type Step, whereOf } from './step.ts';

const MAX_REPAIRS = 100;

export interface Repaired {
  readonly document: unknown;
  /** What was objected to, one sentence each. */
  readonly met: readonly string[];
}

/** Meets one objection after the other until AWS would take the document; null when one cannot be met. */
export function repaired(written: unknown, job: RepairJob): Repaired | null {
  let document = written;
  const met: string[] = [];
  for (let i = 0; i < MAX_REPAIRS; i++) {
    const fault = parsePolicy(document, job.type).faults.find((f) => f.blocks);
    if (fault === undefined) return { document, met };
    const next = repairFault(document, fault, job);
    if (next === null) return null;
    met.push(fault.text);
    document = next;
  }
  return null;
}

/**
 * The document as AWS would take it, for its own sake: without knowing who should get in, nothing is guessed about
 * principals, actions and resources.
 */
export const repairDocument = (
  document: unknown,
  type: PolicyType,
  options: FixOptions = {},
): Repaired | null =>
  repaired(document, { type, options, action: 'sts:AssumeRole', target: '', principal: null });

const CAPITALS = /\b(?:IDENTITY_POOL_ID|CLIENT_ID|SUBJECT)\b/;

/** The first refused document of the gates that are given. */
export function repairSteps(p: Probe): readonly Step[] {
  const [naming] = namings(p);
  return refusedInPlay(p.s).flatMap(({ gate, compiled }): readonly Step[] => {
    const { attached } = compiled;
    const where = whereOf(p, gate, compiled);
    const job: RepairJob = {
      type: attached.type,
      options: p.question.options,
      action: p.s.action,
      target: p.s.target.arn,
      principal: naming?.principal ?? null,
    };
    const common = { gate, page: PAGES.grammar };
    const done = repaired(attached.document, job);
    const name = gate === 'trust' ? `the trust policy of ${p.s.target.shortName}` : attached.name;
    if (done !== null) {
      const fill = CAPITALS.test(JSON.stringify(done.document))
        ? ['Fill in your own values where there are capitals.']
        : [];
      return [
        {
          ...common,
          title: `Correct ${name}, which AWS refuses`,
          breadth: BREADTH.exact,
          changes: [change('replace-document', where, [], done.document)],
          warnings: [...done.met.map((text) => `Met: ${text}`), ...fill],
        },
      ];
    }
    if (gate !== 'trust' || naming === undefined) return [];
    const fresh = withValueAt({ Version: '2012-10-17' }, ['Statement'], [allowStatement(p, naming)]);
    return [
      {
        ...common,
        title: `Write ${name} anew, as what was meant cannot be told`,
        breadth: BREADTH.removal,
        changes: [change('replace-document', where, [], fresh)],
        warnings: [
          'What stands in the refused document is gone; it was never in force.',
          ...(naming.warnings ?? []),
        ],
      },
    ];
  });
}
