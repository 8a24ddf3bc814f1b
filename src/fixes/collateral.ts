// Who else a change lets in or keeps out: loaded pairs are judged again, for what is not loaded there are sentences.
import { assumeVerdict } from '#assume/assumeVerdict.ts';
import type { Inventory } from '#decision/inventory.ts';
import { type CompiledPrincipal, type Model, roleKey } from '#decision/model.ts';
import { iamName, isAccountId, parseArn } from '#language/arn.ts';
import { callerKind } from '#language/caller.ts';
import { parsePolicy } from '#language/grammar.ts';
import type { PolicyType, Statement } from '#language/policy.ts';
import { resourceTest } from '#language/arnPattern.ts';
import type { Steps } from '#steps/steps.ts';
import { parseGlob } from '#language/wildcard.ts';
import { applyChanges, samePlace } from './applyFix.ts';
import { sameJson, valueAt } from './edit.ts';
import type { Change, Collateral } from './fix.ts';
import { fixedModel } from './fixedModel.ts';
import { RANK } from './search.ts';

/** A document before and after one change. */
interface Versions {
  readonly change: Change;
  readonly type: PolicyType;
  readonly before: unknown;
  readonly after: unknown;
}

/** All policies of an inventory that stand at the place of a change, or were added by it. */
function documentIn(inventory: Inventory, { owner, place, slot, level, policy }: Change): unknown {
  const levels = slot === 'scp' ? inventory.scps : slot === 'rcp' ? inventory.rcps : undefined;
  const lists =
    levels === undefined
      ? inventory.principals.flatMap((p) => [...(p.policies ?? []), ...(p.trust ?? [])])
      : Object.values(levels).flatMap((ls) => ls.flatMap((l) => l.policies));
  const at = place ?? { document: 'proposal', piece: 0, path: [owner, level ?? '', policy] };
  return lists.find((p) => samePlace(p.place, at))?.document;
}

/** Statements that one version has and the other has not. */
function changedStatements({ type, before, after }: Versions): readonly Statement[] {
  const of = (document: unknown) =>
    document === undefined
      ? []
      : parsePolicy(document, type).statements.map((statement) => ({
          statement,
          json: valueAt(document, statement.path),
        }));
  const [old, now] = [of(before), of(after)];
  const lacking = (list: typeof old, other: typeof old) =>
    list.filter((a) => !other.some((b) => sameJson(a.json, b.json))).map((a) => a.statement);
  return [...lacking(old, now), ...lacking(now, old)];
}

/** Whom principal entries name: accounts, ARNs, unique ids, and the keys of roles whose sessions they name. */
interface Named {
  readonly everyone: boolean;
  readonly accounts: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
}

function namedBy(statements: readonly Statement[]): Named {
  const accounts = new Set<string>();
  const names = new Set<string>();
  let everyone = false;
  for (const { key, value } of statements.flatMap((s) => s.principals ?? [])) {
    const name = iamName(value);
    if (key === '*' || value === '*') everyone = true;
    else if (isAccountId(value)) accounts.add(value);
    else if (name?.kind === 'root') accounts.add(name.account);
    else if (name?.kind === 'session') names.add(roleKey(name.partition, name.account, name.name));
    else names.add(value);
  }
  return { everyone, accounts, names };
}

/** Principals that the statements of a trust policy may mean. Conditions are left to the engine. */
function meantBy(statements: readonly Statement[], model: Model): readonly CompiledPrincipal[] {
  const named = namedBy(statements);
  if (named.everyone || statements.some((s) => s.notPrincipals !== undefined)) return model.principals;
  const found = new Set<CompiledPrincipal>();
  for (const account of named.accounts) for (const p of model.byAccount.get(account) ?? []) found.add(p);
  for (const name of named.names) {
    const one = model.byArn.get(name) ?? model.byUniqueId.get(name) ?? model.roleByName.get(name);
    if (one !== undefined) found.add(one);
  }
  return [...found];
}

/** Trust policies name so few that most pairs need no judging: no Allow, no way in, before and after. */
function mayAdmit(model: Model): (source: string, target: string) => boolean {
  const known = new Map<string, Named | null>();
  const namedIn = (target: string): Named | null => {
    const before = known.get(target);
    if (before !== undefined) return before;
    const trust = model.byArn.get(target)?.trust;
    const allows = trust?.flatMap((c) => c.policy.statements.filter((s) => s.effect === 'Allow'));
    const named = allows === undefined ? null : namedBy(allows);
    known.set(target, named);
    return named;
  };
  return (source, target) => {
    const named = namedIn(target);
    const principal = model.byArn.get(source)?.record;
    if (named === null || principal === undefined || named.everyone) return true;
    const { account, name, uniqueId } = principal;
    return (
      named.accounts.has(account) ||
      named.names.has(source) ||
      named.names.has(uniqueId ?? '') ||
      named.names.has(roleKey(parseArn(source)?.partition ?? 'aws', account, name))
    );
  };
}

/** Roles that the statements may mean. */
function rolesMeant(statements: readonly Statement[], roles: readonly string[]): readonly string[] {
  const tests = statements.flatMap(({ resources }) => {
    if (resources === undefined || resources.negated) return [() => true];
    return resources.patterns.map((r) => resourceTest(parseGlob(r.text.replaceAll(/\$\{[^}]*\}/g, '*'))));
  });
  return roles.filter((role) => tests.some((test) => test(role)));
}

const WHOLE: ReadonlySet<string | null> = new Set([null, 'account', 'root', 'anyone']);

/** Who is named where a role's trust policy lets somebody in, declared or not; of whole accounts there are sentences. */
function namedSources({ trust = [] }: CompiledPrincipal): readonly string[] {
  const allows = trust.flatMap(({ policy }) => policy.statements.filter(({ effect }) => effect === 'Allow'));
  return allows
    .flatMap(({ principals = [] }) => principals.map(({ value }) => value))
    .filter((value) => !WHOLE.has(callerKind(value)));
}

/** A trust policy may be that of several roles: made for each of a list, or of one data source. */
const rolesWith = (model: Model, { owner, place }: Change): readonly CompiledPrincipal[] =>
  model.principals.filter(
    ({ record }) =>
      record.arn === owner ||
      (place !== undefined && record.trust?.some((own) => samePlace(own.place, place)) === true),
  );

/** Pairs of loaded ends that the changes may touch; the pair itself is not among them. */
function* touched(
  { before, after: model }: { readonly before: Model; readonly after: Model },
  changes: readonly Versions[],
  { source, target }: { readonly source: string; readonly target: string },
): Generator<readonly [source: string, target: string]> {
  const roles = model.principals.filter((p) => p.record.kind === 'role').map((p) => p.record.arn);
  const home = model.byArn.get(source)?.record.account ?? iamName(source)?.account ?? source;
  for (const versions of changes) {
    const { change } = versions;
    const statements = changedStatements(versions);
    if (change.slot === 'trust') {
      const meant = meantBy(statements, model);
      for (const role of rolesWith(model, change)) {
        const { arn } = role.record;
        const old = before.byArn.get(arn);
        for (const name of [...(old ? namedSources(old) : []), ...namedSources(role)]) yield [name, arn];
        for (const p of meant) yield [p.record.arn, arn];
      }
    } else if (change.slot === 'rcp') {
      for (const p of model.principals) yield [p.record.arn, target];
    } else if (change.slot !== 'context') {
      // What one call carries changes nobody's access.
      const meant = rolesMeant(statements, roles);
      for (const role of meant) yield [source, role];
      const sharers = change.slot === 'scp' ? (model.byAccount.get(home) ?? []) : model.principals;
      for (const p of sharers) {
        const { place } = change;
        const shares =
          change.slot === 'scp' ||
          (place !== undefined && p.record.policies?.some((own) => samePlace(own.place, place)) === true);
        if (shares) yield [p.record.arn, target];
      }
    }
  }
}

export interface Effects {
  readonly better: readonly Collateral[];
  readonly worse: readonly Collateral[];
  readonly after: Model;
}

/** Judges every other loaded pair that the changes may touch, before and after; each is a step. */
export function* effectsOf(
  model: Model,
  changes: readonly Change[],
  pair: { readonly source: string; readonly target: string },
): Steps<Effects> {
  const inventory = applyChanges(model.inventory, changes);
  const after = fixedModel(model, inventory);
  const versions = changes.map((change): Versions => ({
    change,
    type: change.slot === 'context' ? 'identity' : change.slot,
    before: documentIn(model.inventory, change),
    after: documentIn(inventory, change),
  }));
  const better: Collateral[] = [];
  const worse: Collateral[] = [];
  const [admitted, admits] = [mayAdmit(model), mayAdmit(after)];
  const asked = new Set([`${pair.source} ${pair.target}`]);
  for (const [source, target] of touched({ before: model, after }, versions, pair)) {
    const id = `${source} ${target}`;
    if (asked.has(id) || model.byArn.get(source)?.record.kind === 'group') continue;
    asked.add(id);
    yield { doing: 'Judging who else is touched', done: 0, of: 0 };
    if (source === target || (!admitted(source, target) && !admits(source, target))) continue;
    const was = assumeVerdict(model, source, target).verdict;
    const is = assumeVerdict(after, source, target).verdict;
    if (was === is) continue;
    (RANK[is] > RANK[was] ? better : worse).push({ source, target, before: was, after: is });
  }
  return { better, worse, after };
}

/** Sentences for whom an added or widened Allow of a trust policy means beyond what is loaded. */
export function unloadedMeant(changes: readonly Change[], after: Inventory): readonly string[] {
  const sentences = changes.flatMap((change): readonly string[] => {
    if (change.slot !== 'trust') return [];
    const document = documentIn(after, change);
    const statements = parsePolicy(document, 'trust').statements.filter((s) =>
      s.effect === 'Allow' && change.path[1] !== undefined
        ? s.index === change.path[1]
        : s.effect === 'Allow',
    );
    return statements.flatMap((s) => {
      const narrowed = s.conditions.some((t) => t.key.toLowerCase() === 'aws:principalarn');
      return (s.principals ?? []).flatMap(({ key, value }) => {
        const name = iamName(value);
        const account = isAccountId(value) ? value : name?.kind === 'root' ? name.account : null;
        if (key === '*' || value === '*')
          return [
            'Anyone in any AWS account whose own policies allow it is meant, whether loaded here or not.',
          ];
        if (key === 'Federated' && s.conditions.length === 0)
          return [`Everybody whom ${value} vouches for is meant.`];
        if (account === null || narrowed) return [];
        return [
          `Everybody in account ${account} whose own policies allow it is meant, also who is not loaded here or is made later.`,
        ];
      });
    });
  });
  return [...new Set(sentences)];
}
