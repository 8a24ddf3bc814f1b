// Attempts in words, beside the verdict. Agreement is said, a contradiction is shown with the honest ways that it can be.
import { explain } from '#assume/explain.ts';
import { hostOf } from '#decision/attempted.ts';
import type { Model } from '#decision/model.ts';
import { shortName } from '#decision/names.ts';
import { resolveSource } from '#decision/source.ts';
import type { AssumeEdge } from '#decision/verdict.ts';
import { chainOfProfiles } from './profileChain.ts';
import { askedOf, attemptsAt, type JudgedAttempt, modelFor } from './judged.ts';
import type { AttemptReport, ClaimRow, Fetch } from './report.ts';
import { fetchesFor, suspectsOf } from './suspects.ts';

/** Reports of one pair; those that contradict come first. */
const MOST_REPORTS = 40;

function condition(edge: AssumeEdge): string {
  const all = edge.requires.map(({ text }) => text);
  const [first, ...more] = all;
  if (first === undefined) return 'what the request carries';
  return more.length === 0 ? first : `${first}, and ${more.length} more`;
}

function deniedText({ edge, fit, reason }: JudgedAttempt): string {
  const named = reason === null ? '' : `the ${reason.policy}`;
  const says =
    reason === null
      ? ''
      : reason.deny === 'explicit'
        ? `AWS says that ${named} denies it`
        : `AWS says that no ${reason.policy} allows it`;
  if (fit === 'outside') return `${says}, and that was not given: what is here does not refuse it.`;
  if (fit === 'contradicts') {
    return reason === null
      ? 'Denied, although the policies here allow it.'
      : `${says}, but what was given here of it does not refuse.`;
  }
  if (fit === 'open') {
    if ((edge.latent ?? edge.verdict) === 'unknown')
      return `Denied. The policies here leave it open: ${edge.text}`;
    return `Denied. It depends on the request, so this one did not meet what is asked: ${condition(edge)}.`;
  }
  const agrees = `Denied, and that is what the policies say: ${edge.text}`;
  return reason === null ? agrees : `${agrees} ${says}.`;
}

function allowedText({ edge, fit }: JudgedAttempt): string {
  if (fit === 'contradicts') return `It worked, although the policies here say no: ${edge.text}`;
  if (fit === 'open') return `It worked, so what was not given allowed it then. ${edge.text}`;
  return edge.verdict === 'conditional'
    ? `It worked, and the policies allow it under conditions, so this request met them: ${condition(edge)}.`
    : 'It worked, and that is what the policies say.';
}

const FORECAST: Readonly<Record<AssumeEdge['verdict'], string>> = {
  valid: 'It would work.',
  conditional: 'It would work under conditions.',
  unknown: 'It cannot be told.',
  invalid: 'It would be refused.',
};

function textOf(judged: JudgedAttempt): string {
  const { attempt } = judged.tried;
  if (attempt.outcome === 'denied') return deniedText(judged);
  if (attempt.outcome === 'allowed') return allowedText(judged);
  const { latent, text, verdict } = judged.edge;
  return latent === undefined ? `${FORECAST[verdict]} ${text}` : text;
}

/** How what AWS did and what the policies say can both be true. */
function excuses(model: Model, { edge, fit, tried, time }: JudgedAttempt): readonly string[] {
  if (fit !== 'contradicts') return [];
  const { inventory } = model;
  const source = resolveSource(model, edge.source);
  const when = time === undefined ? 'since then' : `since ${time.slice(0, 10)}`;
  const guessed = [source.principal, model.byArn.get(edge.target)].some(
    (one) =>
      one?.record.guessed === true ||
      [...(one?.record.policies ?? []), ...(one?.record.trust ?? [])].some((p) => p.guessed),
  );
  const said: string[] = [`A policy may have changed ${when}, or what was given is of another time.`];
  if (guessed) said.push('Whose a policy here is was guessed: confirm the owners.');
  if (tried.attempt.outcome === 'allowed') {
    said.push('The caller may have had policies that were not given, by a group or attached later.');
    return said;
  }
  if (source.hasIdentity && inventory.scps === undefined)
    said.push('No service control policy was given; one may forbid it.');
  if (inventory.rcps === undefined) said.push('No resource control policy was given; one may forbid it.');
  if (source.kind === 'role' || source.kind === 'session')
    said.push('The session of the caller may have had a session policy, which no document holds.');
  if (source.hasIdentity) said.push('The call may have gone through a VPC endpoint whose policy forbids it.');
  if (tried.attempt.origin === 'error')
    said.push(
      'The message does not tell what the call carried; session tags, say, need sts:TagSession as well.',
    );
  return said;
}

function fetchOf(model: Model, { edge, fit, reason, tried }: JudgedAttempt): readonly Fetch[] {
  const missing = edge.missing.flatMap(({ what, of, command }) =>
    command === '' ? [] : [{ what: `${what.replaceAll('-', ' ')} of ${shortName(of)}`, command }],
  );
  if (tried.attempt.outcome !== 'denied') return missing;
  if (fit === 'fits') return [];
  const more = fetchesFor(model, edge, reason);
  const known = new Set(missing.map(({ command }) => command));
  return [...missing, ...more.filter(({ command }) => !known.has(command))];
}

/** Claim by claim, as the statements of the trust policy test them. */
function claimRows(model: Model, { tried }: JudgedAttempt): readonly ClaimRow[] {
  if (tried.attempt.token === undefined) return [];
  const asked = askedOf(model, tried);
  const host = hostOf(asked).toLowerCase();
  const { policies } = explain(modelFor(model, tried.context), asked, tried.target);
  const statements = policies.filter(({ gate }) => gate === 'trust').flatMap((policy) => policy.statements);
  return statements.flatMap(({ rows }) => {
    const principal = rows.find(({ element }) => element === 'Principal');
    if (principal?.mark !== 'yes') return [];
    return rows.flatMap((row): readonly ClaimRow[] => {
      const { actual, element, key, mark, operator, place, wanted } = row;
      if (element !== 'Condition' || key === undefined || !key.toLowerCase().startsWith(`${host}:`))
        return [];
      return [
        {
          claim: key.slice(host.length + 1),
          wanted: `${operator ?? ''} ${wanted.join(' or ')}`.trim(),
          ...(actual === undefined ? {} : { actual }),
          mark,
          place,
        },
      ];
    });
  });
}

/** Where the document is refused for another reason the sentence does not come to what the token lacks. */
function unfitClaim({ edge, tried }: JudgedAttempt, claims: readonly ClaimRow[]): string {
  const row = claims.find(({ actual, mark }) => mark === 'no' && actual !== undefined);
  if (row === undefined || edge.latent !== 'invalid' || tried.attempt.outcome !== 'planned') return '';
  return ` The ${row.claim} of this token is ${row.actual}, and the trust policy wants ${row.wanted}.`;
}

function reportOf(model: Model, judged: JudgedAttempt): AttemptReport {
  const { count, edge, fit, reason, time, tried, until } = judged;
  const { attempt } = tried;
  const claims = claimRows(model, judged);
  return {
    origin: attempt.origin,
    name: attempt.name,
    outcome: attempt.outcome,
    count,
    ...(time === undefined ? {} : { time }),
    ...(until === undefined ? {} : { until }),
    ...(attempt.message === undefined ? {} : { message: attempt.message }),
    verdict: edge.verdict,
    fit,
    text: textOf(judged) + unfitClaim(judged, claims),
    because: [...(attempt.notes ?? []), ...excuses(model, judged)],
    suspects: attempt.outcome === 'denied' ? suspectsOf(model, edge, reason) : [],
    fetch: fetchOf(model, judged),
    claims,
    chain: chainOfProfiles(model, attempt),
    place: attempt.place,
  };
}

const RANK: Readonly<Record<JudgedAttempt['fit'], number>> = {
  contradicts: 0,
  outside: 1,
  open: 2,
  fits: 3,
  forecast: 4,
};

export interface AttemptReports {
  readonly reports: readonly AttemptReport[];
  /** How many groups of calls there are where the list is cut. */
  readonly total: number;
}

/** Everything that was tried between two ends as they are drawn. */
export function attemptReports(model: Model, source: string, target: string): AttemptReports {
  const all = attemptsAt(model, source, target)?.judged ?? [];
  const first = [...all].sort((a, b) => RANK[a.fit] - RANK[b.fit]).slice(0, MOST_REPORTS);
  return { reports: first.map((one) => reportOf(model, one)), total: all.length };
}
