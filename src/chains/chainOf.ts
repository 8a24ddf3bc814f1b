// A way told: folded verdict, requirements with their hops, one sentence, notes.
import type { Model } from '#decision/model.ts';
import { fullName, fullNameAtStart, shortName } from '#decision/names.ts';
import type { VerdictWord } from '#decision/verdict.ts';
import { callerKind } from '#language/caller.ts';
import type { Chain, Hop } from './chain.ts';
import type { HopJudge, Lead } from './hopJudge.ts';
import type { Way } from './ways.ts';

const WORST_FIRST: readonly VerdictWord[] = ['invalid', 'unknown', 'conditional'];

const folded = (verdicts: readonly VerdictWord[]): VerdictWord =>
  WORST_FIRST.find((word) => verdicts.includes(word)) ?? 'valid';

/** The verdict of the chain of a way, without telling it. */
export const verdictOf = (judge: HopJudge, way: Way): VerdictWord =>
  folded(way.map((edge, i) => judge.verdict({ origin: way[0]?.source ?? '', hop: i + 1 }, edge)));

const isSession = (source: string): boolean => {
  const kind = callerKind(source);
  return kind === 'role' || kind === 'session';
};

interface Told {
  readonly model: Model;
  readonly source: string;
  readonly target: string;
  readonly hops: readonly Hop[];
}

function by({ hops }: Told): string {
  const between = hops.slice(0, -1).map((hop) => shortName(hop.edge.target));
  if (between.length === 0) return 'directly';
  return `in ${hops.length} hops, by way of ${between.join(' and then ')}`;
}

function conditions({ hops }: Told): string {
  const clauses = hops
    .filter((hop) => hop.edge.requires.length > 0)
    .map((hop) => {
      const ways = hop.edge.ways.length > 0 ? hop.edge.ways : [hop.edge.requires];
      const said = ways.map((way) => way.map((r) => r.text).join(', and ')).join(', or ');
      return hops.length === 1 ? said : `at hop ${hop.number} ${said}`;
    });
  return clauses.length === 0 ? 'the requests are the right ones' : clauses.join('; and ');
}

const SENTENCES: Readonly<Record<VerdictWord, (told: Told) => string>> = {
  valid: (t) => `${fullNameAtStart(t.model, t.source)} can become ${fullName(t.model, t.target)} ${by(t)}.`,
  conditional: (t) =>
    `${fullNameAtStart(t.model, t.source)} can become ${fullName(t.model, t.target)} ${by(t)}, if ${conditions(t)}.`,
  unknown: (t) => {
    const missing = t.hops.flatMap((hop) =>
      hop.edge.missing.map((m) => `the ${m.what.replaceAll('-', ' ')} of ${shortName(m.of)}`),
    );
    return `Whether ${fullName(t.model, t.source)} can become ${fullName(t.model, t.target)} ${by(t)} cannot be told: ${[...new Set(missing)].join(' and ')} was not given.`;
  },
  invalid: (t) => {
    const broken = t.hops.find((hop) => hop.edge.verdict === 'invalid');
    if (t.hops.length === 1 && broken) return broken.edge.text;
    const head = `${fullNameAtStart(t.model, t.source)} cannot become ${fullName(t.model, t.target)} ${by(t)}`;
    return `${head}: it fails at hop ${broken?.number ?? 1}. ${broken?.edge.text ?? ''}`.trim();
  },
};

function hourNotes({ hops, source }: Told): readonly string[] {
  const notes: string[] = [];
  if (hops.some((hop) => hop.chained)) {
    notes.push(
      'From hop 2 on this is role chaining: each session lasts at most one hour, whatever the role’s maximum, and asking for more than 3600 seconds fails.',
    );
  }
  if (isSession(source)) {
    notes.push(
      `If the session of ${shortName(source)} was itself made by AssumeRole, and not by a service for its own use, the hour holds for hop 1 as well.`,
    );
  }
  return notes;
}

const asks = (hop: Hop, key: RegExp): boolean => hop.edge.requires.some((r) => key.test(r.key));

interface NoteRule {
  readonly applies: (hop: Hop, told: Told) => boolean;
  readonly text: (numbers: string) => string;
}

/** What deserves a word at the hops (numbers are filled in). */
const NOTES: readonly NoteRule[] = [
  {
    applies: (hop) => asks(hop, /^aws:MultiFactorAuth/i) && (hop.number > 1 || isSession(hop.edge.source)),
    text: (n) =>
      `${n} asks for MFA. MFA does not survive AssumeRole: put the condition on the first hop, where a person calls.`,
  },
  {
    applies: (hop) => hop.number > 1 && asks(hop, /^sts:ExternalId$/i),
    text: (n) => `${n} asks for an ExternalId: it is given anew with each call.`,
  },
  {
    applies: (hop, { model }) =>
      hop.number > 1 && (model.byArn.get(hop.edge.source)?.session ?? null) !== null,
    text: (n) =>
      `${n} is judged without the session policy of the calling role: it belongs to another session.`,
  },
  {
    applies: (hop) => hop.alone !== undefined,
    text: (n) => `${n} is judged otherwise than the edge by itself, by what survives a hop.`,
  },
];

function ruleNotes(told: Told): readonly string[] {
  return NOTES.flatMap(({ applies, text }) => {
    const numbers = told.hops.filter((hop) => applies(hop, told)).map((hop) => hop.number);
    return numbers.length === 0 ? [] : [text(`Hop ${numbers.join(' and hop ')}`)];
  });
}

/** What travels with the session. */
function carriedNotes(told: Told, judge: HopJudge): readonly string[] {
  if (told.hops.length < 2) return [];
  const { context } = judge.modelAt({ origin: told.source, hop: 2 }).inventory;
  const identity = context['aws:sourceidentity'];
  const tags = context['session:inheritedtransitivetags'];
  return [
    ...(typeof identity === 'string'
      ? [`The source identity "${identity}" travels along, so that each hop needs sts:SetSourceIdentity.`]
      : []),
    ...(Array.isArray(tags)
      ? [`The session tags ${tags.join(', ')} travel along, so that each hop needs sts:TagSession.`]
      : []),
    ...(told.source === 'rolesanywhere.amazonaws.com'
      ? ['IAM Roles Anywhere sets a source identity: each later hop needs sts:SetSourceIdentity as well.']
      : []),
  ];
}

function hopOf(judge: HopJudge, origin: string, edge: Lead, number: number): Hop {
  const here = judge.judge({ origin, hop: number }, edge);
  return {
    number,
    edge: here,
    chained: number > 1,
    ...(here.verdict === edge.verdict ? {} : { alone: edge.verdict }),
  };
}

/** null: an empty way. */
export function chainOf(model: Model, judge: HopJudge, way: Way): Chain | null {
  const source = way[0]?.source;
  const target = way.at(-1)?.target;
  if (source === undefined || target === undefined) return null;
  const hops = way.map((edge, i) => hopOf(judge, source, edge, i + 1));
  const told: Told = { model, source, target, hops };
  const verdict = folded(hops.map(({ edge }) => edge.verdict));
  return {
    source,
    target,
    hops,
    verdict,
    requires: hops.flatMap(({ edge, number }) =>
      edge.requires.map((r) => Object.assign({}, r, { hop: number })),
    ),
    missing: hops.flatMap(({ edge, number }) =>
      edge.missing.map((m) => Object.assign({}, m, { hop: number })),
    ),
    text: SENTENCES[verdict](told),
    notes: [...hourNotes(told), ...ruleNotes(told), ...carriedNotes(told, judge)],
  };
}
