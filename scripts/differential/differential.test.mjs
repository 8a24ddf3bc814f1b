// Random requests to our engine and to @cloud-copilot/iam-simulate: every disagreement must be one of those that
// docs/disagreements.md lists. DIFFERENTIAL_COUNT and DIFFERENTIAL_SEED make longer or other runs.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { simulate } from '#cli/simulate.ts';
import { readSimulateRequest } from '#cli/simulateRequest.ts';
import { askOurs, askTheirs } from './ask.mjs';
import { generate } from './generate.mjs';
import { randomFrom } from './random.mjs';
import { explain, READINGS } from './readings.mjs';
import { shrink } from './shrink.mjs';

const COUNT = Number(process.env.DIFFERENTIAL_COUNT ?? 10_000);
const SEED = Number(process.env.DIFFERENTIAL_SEED ?? 20261122);
/** More would only say the same. */
const MOST_SHOWN = 3;
/** The simulate command is asked every so many requests. */
const EVERY = 10;

const doc = readFileSync(new URL('../../docs/disagreements.md', import.meta.url), 'utf8');

/** What both say, or that the difference is a listed one; for making an unlisted one small. */
async function outcome(question) {
  const ours = askOurs(question);
  const theirs = await askTheirs(question);
  const listed = ours !== theirs && (await explain(question, ours, askTheirs)) !== null;
  return listed ? 'listed' : `we: ${ours}, they: ${theirs}`;
}

/** Root and federated users assume no role, whatever the policies say: only the command knows. */
const barred = ({ caller, action }) =>
  ['root', 'federatedUser'].includes(caller.kind) && action.startsWith('sts:');

/** The same question in the words of `aws iam simulate-custom-policy`. */
function askCommand(question) {
  const { caller, context } = question;
  const request = readSimulateRequest({
    ActionNames: [question.action],
    ResourceArns: [question.resource],
    ResourceOwner: question.resourceAccount,
    CallerArn: caller.kind === 'anyone' ? 'anonymous' : caller.arn,
    PolicyInputList: question.identity.map((policy) => JSON.stringify(policy)),
    PermissionsBoundaryPolicyInputList: question.boundary,
    SessionPolicyInputList: question.session,
    ServiceControlPolicyInputLists: question.scps,
    ResourceControlPolicyInputLists: question.rcps,
    ResourcePolicy: question.resourcePolicy,
    ContextEntries: Object.entries(context).map(([ContextKeyName, value]) => ({
      ContextKeyName,
      ContextKeyValues: [value].flat(),
      ContextKeyType: Array.isArray(value) ? 'stringList' : 'string',
    })),
  });
  if ('wrong' in request) throw new Error(request.wrong.join('; '));
  return simulate(request).answer.EvaluationResults[0].EvalDecision;
}

describe('iam-simulate', () => {
  it(
    `agrees on ${COUNT} random requests of seed ${SEED}, but for what is listed`,
    { timeout: 3_600_000 },
    async () => {
      const random = randomFrom(SEED);
      const answers = { allowed: 0, explicitDeny: 0, implicitDeny: 0 };
      const readings = {};
      const unlisted = [];
      for (let number = 0; number < COUNT && unlisted.length < MOST_SHOWN; number++) {
        const question = generate(random);
        const ours = askOurs(question);
        const theirs = await askTheirs(question);
        answers[ours]++;
        // What the command derives or takes as absent must be what the question says outright.
        if (number % EVERY === 0 && !barred(question))
          expect(askCommand(question), JSON.stringify(question)).toBe(ours);
        if (ours === theirs) continue;
        const ids = await explain(question, ours, askTheirs);
        if (ids === null)
          unlisted.push({
            number,
            outcome: await outcome(question),
            question: await shrink(question, outcome),
          });
        for (const id of ids ?? []) readings[id] = (readings[id] ?? 0) + 1;
      }
      if (process.env.DIFFERENTIAL_COUNT)
        process.stdout.write(`${JSON.stringify({ SEED, answers, readings })}\n`);
      expect(JSON.stringify(unlisted, null, 1)).toBe('[]');
      // The requests must reach every kind of answer, or agreement says little.
      for (const count of Object.values(answers)) expect(count).toBeGreaterThan(COUNT / 5);
    },
  );

  it('differs only in ways that the document tells, and the document tells no others', () => {
    const told = [...doc.matchAll(/^### `([a-z-]+)`/gm)].map(([, id]) => id);
    expect(told).toHaveLength(READINGS.length);
    expect(new Set(told)).toEqual(new Set(READINGS.map(({ id }) => id)));
  });
});
