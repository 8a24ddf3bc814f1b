// What binds whole accounts: SCPs and RCPs that came, went or read otherwise, once for all accounts that they bind alike.
import type { CompiledLevel, Model } from '#decision/model.ts';
import type { InventoryAccount } from '#decision/inventory.ts';
import type { StatementChange, WrittenChange } from './comparison.ts';
import { statementChanges } from './slots.ts';

type Part = Omit<WrittenChange, 'shows'>;
export type Guardrail = 'scp' | 'rcp';

const KINDS_OF: Readonly<Record<Guardrail, { readonly levels: 'scps' | 'rcps'; readonly words: string }>> = {
  scp: { levels: 'scps', words: 'service control policies' },
  rcp: { levels: 'rcps', words: 'resource control policies' },
};

type Levels = readonly CompiledLevel[];

const levelsOf = (model: Model, kind: Guardrail, account: string): Levels =>
  model[KINDS_OF[kind].levels].get(account) ?? [];

const levelNamed = (levels: Levels, name: string): CompiledLevel | undefined =>
  levels.find(({ level }) => level === name);

export function guardrailStatements(
  before: Model,
  after: Model,
  { about, level = '', subject }: Part,
): readonly StatementChange[] {
  if (about !== 'scp' && about !== 'rcp') return [];
  const policies = (model: Model) => levelNamed(levelsOf(model, about, subject), level)?.policies ?? [];
  return statementChanges(about, policies(before), policies(after));
}

function levelNotes(old: CompiledLevel | undefined, now: CompiledLevel | undefined): readonly string[] {
  const of = (level: CompiledLevel | undefined) => (level?.missing ?? []).map((one) => one.of);
  const [had, has] = [of(old), of(now)];
  return [
    ...has.filter((name) => !had.includes(name)).map((name) => `Not given, only after: ${name}.`),
    ...had.filter((name) => !has.includes(name)).map((name) => `Not given, only before: ${name}.`),
  ];
}

function ofAccount(before: Model, after: Model, kind: Guardrail, account: string): readonly Part[] {
  const [olds, nows] = [levelsOf(before, kind, account), levelsOf(after, kind, account)];
  const names = [...new Set([...nows, ...olds].map(({ level }) => level))];
  return names.flatMap((level) => {
    const [old, now] = [levelNamed(olds, level), levelNamed(nows, level)];
    const found = statementChanges(kind, old?.policies ?? [], now?.policies ?? []);
    const notes = levelNotes(old, now);
    if (found.length + notes.length === 0) return [];
    const came = found.filter(({ change }) => change === 'come').length;
    const any = (one: CompiledLevel | undefined) => one !== undefined && one.policies.length > 0;
    const [had, has] = [any(old), any(now)];
    return [
      {
        id: `${account} ${kind} ${level}`,
        kind: had === has ? 'changed' : has ? 'new' : 'removed',
        about: kind,
        subject: account,
        level,
        accounts: [account],
        came,
        went: found.length - came,
        notes,
      } satisfies Part,
    ];
  });
}

/** One for accounts that share a level and what changed in it. */
function together(before: Model, after: Model, changes: readonly Part[]): readonly Part[] {
  const found = new Map<string, Part>();
  for (const one of changes) {
    const statements = guardrailStatements(before, after, one);
    const key = JSON.stringify([
      one.about,
      one.level,
      one.kind,
      one.notes,
      statements.map(({ change, json }) => [change, json]),
    ]);
    const first = found.get(key);
    found.set(
      key,
      first === undefined ? one : { ...first, accounts: [...(first.accounts ?? []), one.subject] },
    );
  }
  return [...found.values()];
}

export function guardrailChanges(before: Model, after: Model): readonly Part[] {
  const changes = (['scp', 'rcp'] as const).flatMap((kind) => {
    const { levels } = KINDS_OF[kind];
    const accounts = [...new Set([...after[levels].keys(), ...before[levels].keys()])];
    return accounts.flatMap((account) => ofAccount(before, after, kind, account));
  });
  return together(before, after, changes);
}

const ABOUT_ACCOUNTS = {
  org: 'Organization',
  orgPath: 'Path in the organization',
  alias: 'Alias',
} as const;

const told = (value: string | null | undefined): string => value ?? 'none';

function accountNotes(old: InventoryAccount, now: InventoryAccount): readonly string[] {
  const management =
    (old.management === true) === (now.management === true)
      ? []
      : [`It is the management account ${now.management === true ? 'after' : 'before'} only.`];
  const others = (['org', 'orgPath', 'alias'] as const)
    .filter((key) => old[key] !== now[key] && (old[key] ?? now[key] ?? null) !== null)
    .map((key) => `${ABOUT_ACCOUNTS[key]}: ${told(old[key])} before, ${told(now[key])} after.`);
  return [...management, ...others];
}

/** Of accounts that both sides tell about. */
export const accountChanges = (before: Model, after: Model): readonly Part[] =>
  [...after.accounts.values()].flatMap((now) => {
    const old = before.accounts.get(now.id);
    const notes = old === undefined ? [] : accountNotes(old, now);
    return notes.length === 0
      ? []
      : [
          {
            id: `${now.id} account`,
            kind: 'changed',
            about: 'account',
            subject: now.id,
            came: 0,
            went: 0,
            notes,
          },
        ];
  });
