// The request itself: what the call has to carry, as values of the what-if context.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
import { prepare } from '#decision/model.ts';
import type { Inventory } from '#decision/inventory.ts';
import { situation } from '#decision/situation.ts';
import { chosenIn } from '#decision/trial.ts';
import { type Decision, decide } from '#decision/worlds.ts';
import type { KeyFact } from '#iam/context.ts';
import { isDocumentKey } from '#reasons/requirements.ts';
import type { Change } from './fix.ts';
import { PAGES } from './pages.ts';
import type { Probe } from './probe.ts';
import { BREADTH, type Step } from './step.ts';

const MAX_WAYS = 3;

type Chosen = ReadonlyMap<string, KeyFact>;

const valueOf = (fact: KeyFact | undefined): Inventory['context'][string] => {
  if (fact?.state !== 'known') return null;
  return fact.multi ? fact.values : (fact.values[0] ?? null);
};

/** Requests that pass, those that send least first, no two with the same keys. */
function passing({ trial, needs }: Decision): readonly Chosen[] {
  if (trial === null) return [];
  const byKeys = new Map<string, { chosen: Chosen; sent: number }>();
  for (const [world, answer] of trial.results.entries()) {
    if (answer !== 'yes') continue;
    const chosen = new Map([...chosenIn(trial.dimensions, world)].filter(([key]) => needs.includes(key)));
    const sent = [...chosen].filter(([, fact]) => fact.state === 'known').map(([key]) => key);
    const id = sent.join(' ');
    if (!byKeys.has(id)) byKeys.set(id, { chosen, sent: sent.length });
  }
  return [...byKeys.values()]
    .sort((a, b) => a.sent - b.sent)
    .slice(0, MAX_WAYS)
    .map((w) => w.chosen);
}

const written = (key: string, value: unknown): string =>
  value === null ? `no ${key}` : `${key} = ${JSON.stringify(value)}`;

/** Keys as the policies write them, by their lower-cased form. */
const spellings = (p: Probe): ReadonlyMap<string, string> =>
  new Map(
    p.actions.flatMap((_, i) =>
      p.found(i).flatMap((f) => f.match.tests.map(({ test }) => [test.key.toLowerCase(), test.key] as const)),
    ),
  );

function stepOf(p: Probe, values: ReadonlyMap<string, Inventory['context'][string]>): Step {
  const changes = [...values].flatMap(([key, value]): readonly Change[] => {
    const before = p.inventory.context[key];
    const change: Change = {
      kind: 'set-context',
      gate: null,
      owner: '',
      slot: 'context',
      policy: 'request context',
      path: [key],
      value,
      ...(before === undefined ? {} : { before }),
    };
    return [change];
  });
  const spelled = spellings(p);
  const sent = [...values].map(([key, value]) => written(spelled.get(key) ?? key, value));
  return {
    title: `Send ${sent.join(', ')}`,
    gate: null,
    breadth: BREADTH.exact,
    page: PAGES.keys,
    changes,
  };
}

/** For a conditional edge: requests that pass. */
export function requestSteps(p: Probe): readonly Step[] {
  const decision = p.inquiry?.decision;
  if (decision === undefined || decision.needs.some(isDocumentKey)) return [];
  return passing(decision).map((chosen) =>
    stepOf(p, new Map([...chosen].map(([key, fact]) => [key, valueOf(fact)]))),
  );
}

/** What-if values that the policies test: with other ones the call may pass. */
export function otherContextSteps(p: Probe): readonly Step[] {
  const tested = new Set(
    p.actions.flatMap((_, i) =>
      p.found(i).flatMap((f) => f.match.tests.map(({ test }) => test.key.toLowerCase())),
    ),
  );
  const given = Object.keys(p.inventory.context).filter((key) => tested.has(key));
  if (given.length === 0) return [];
  const rest = Object.entries(p.inventory.context).filter(([key]) => !given.includes(key));
  const { source, target, action } = p.question;
  const open = prepare({ ...p.inventory, context: Object.fromEntries(rest) });
  const decision = decide(situation(open, source, target, action));
  return passing(decision).flatMap((chosen) => {
    const values = new Map<string, Inventory['context'][string]>();
    for (const [key, fact] of chosen) {
      const value = valueOf(fact);
      if (JSON.stringify(value) !== JSON.stringify(p.inventory.context[key])) values.set(key, value);
    }
    return values.size === 0 ? [] : [stepOf(p, values)];
  });
}
