// How often a pair was tried, for the mark on its line; what must be said of attempts, for the list of problems.
import { attemptedOf, isAboutAnyone } from '#decision/attempted.ts';
import type { Model } from '#decision/model.ts';
import { fullName } from '#decision/names.ts';
import type { Problem } from '#text/problem.ts';
import { type JudgedAttempt, judgedAttempts, MOST_JUDGED, skippedAttempts, together } from './judged.ts';
import type { Tries } from './tryCounts.ts';

const sum = (all: readonly JudgedAttempt[], outcome: 'planned' | 'allowed' | 'denied'): number =>
  all.reduce((n, { count, tried }) => n + (tried.attempt.outcome === outcome ? count : 0), 0);

/** Pairs that somebody tried, each with its count. */
export function triesOf(
  model: Model,
): readonly { readonly source: string; readonly target: string; readonly tries: Tries }[] {
  return [...judgedAttempts(model).values()].map(({ judged, source, target }) => ({
    source,
    target,
    tries: {
      planned: sum(judged, 'planned'),
      allowed: sum(judged, 'allowed'),
      denied: sum(judged, 'denied'),
      odd: judged.some(({ fit }) => fit === 'contradicts'),
    },
  }));
}

const WHY =
  'AWS decided by what was in force at that time. A policy may have changed since, or one that was not given decided: a service or resource control policy, a session policy, the policy of a VPC endpoint.';

const times = (count: number): string => (count === 1 ? '' : `, ${count} times`);

function codeOf({ edge, tried }: JudgedAttempt): string {
  if (tried.attempt.outcome === 'allowed') return 'ATTEMPT-USED-ALTHOUGH-INVALID';
  return edge.verdict === 'invalid' ? 'ATTEMPT-OTHER-REASON' : 'ATTEMPT-DENIED-ALTHOUGH-VALID';
}

function contradiction(model: Model, one: JudgedAttempt): Problem {
  const { count, edge, reason, tried, time } = one;
  const { attempt } = tried;
  const from = fullName(model, tried.source);
  const to = fullName(model, tried.target);
  const when = time === undefined ? '' : ` on ${time.slice(0, 10)}`;
  const refused = `${from} was refused ${to}${when}${times(count)}`;
  const named = reason === null ? '' : ` AWS names the ${reason.policy}.`;
  const told = (): string => {
    if (attempt.outcome === 'allowed')
      return `${from} assumed ${to}${when}${times(count)}, although the policies here say no.`;
    if (edge.verdict === 'invalid')
      return `${refused}, and for another reason than the policies here say.${named}`;
    if (reason === null || edge.verdict === 'valid')
      return `${refused}, although the policies here allow it.${named}`;
    return `${refused}.${named.slice(0, -1)}, and what was given of it here does not refuse.`;
  };
  return {
    code: codeOf(one),
    severity: 'warning',
    message: told(),
    document: attempt.place.document,
    place: attempt.place,
    why: WHY,
    page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html',
    edge: { source: tried.source, target: tried.target },
  };
}

/** Tokens that no role here could take: else a pasted token would just stay silent. */
function nobodyTrusts(model: Model): readonly Problem[] {
  return attemptedOf(model).unplaced.flatMap((attempt): readonly Problem[] => {
    const { name, place, target, token } = attempt;
    // Of a refusal that does not say whose token it was, the reader has said what is missing.
    if (token === undefined || isAboutAnyone(model, attempt)) return [];
    const issuer = token.issuer?.replace(/\*$/, '…') ?? 'the issuer of its token';
    const message =
      target === null
        ? `${name}: no role here trusts ${issuer}. Paste the trust policies of the roles it should open.`
        : `${name}: which provider ${target} trusts is not known here. Paste its trust policy: aws iam get-role prints it.`;
    return [{ code: 'ATTEMPT-NO-PROVIDER', severity: 'info', message, document: place.document, place }];
  });
}

/** One for each pair and way to differ: a log may hold thousands of such calls. */
function contradictions(model: Model): readonly Problem[] {
  return [...judgedAttempts(model).values()].flatMap(({ judged }) => {
    const groups = new Map<string, JudgedAttempt>();
    for (const one of judged) {
      if (one.fit !== 'contradicts') continue;
      const key = codeOf(one);
      const known = groups.get(key);
      groups.set(key, known === undefined ? one : together(known, one));
    }
    return [...groups.values()].map((one) => contradiction(model, one));
  });
}

function notCompared(model: Model): readonly Problem[] {
  const skipped = skippedAttempts(model);
  if (skipped === null) return [];
  const { place } = skipped.first.attempt;
  const message = `${skipped.count} calls are not compared with the policies: more than ${MOST_JUDGED} different ones are here. Paste fewer events.`;
  return [{ code: 'ATTEMPT-NOT-COMPARED', severity: 'info', message, document: place.document, place }];
}

/** In reading order of the attempts. */
export function attemptProblems(model: Model): readonly Problem[] {
  if ((model.inventory.attempts ?? []).length === 0) return [];
  return [...contradictions(model), ...nobodyTrusts(model), ...notCompared(model)];
}
