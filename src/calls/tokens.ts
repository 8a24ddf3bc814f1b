// A pasted web identity token: every role here that trusts its issuer is tried with its claims.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc.html
import type { JsonPath } from '#language/policy.ts';
import type { Attempt } from '#decision/inventory.ts';
import {
  type Format,
  type Harvest,
  type HarvestNote,
  type LeftOut,
  type Origin,
  placeAt,
  type TextReader,
} from '#harvest/harvest.ts';
import { isObject, type JsonObject, member, text } from '#text/json.ts';
import { rangeKey } from '#text/ranges.ts';
import { claimsFor, issuerHost, notLookedAt, tagContext } from './claims.ts';
import { counted } from '#harvest/counted.ts';
import { tokensIn } from './jwt.ts';

const NOT_KEYS = 'AWS makes no condition keys of them.';

interface Found {
  readonly attempt?: Attempt;
  readonly notes: readonly HarvestNote[];
  readonly ignored: number;
}

const time = (value: unknown): string | undefined => {
  if (typeof value !== 'number' || !Number.isFinite(value) || Math.abs(value) > 8.64e12) return undefined;
  return new Date(value * 1000).toISOString().replace('.000Z', 'Z');
};

function found(claims: JsonObject, path: JsonPath, origin: Origin): Found {
  const issuer = text(claims['iss']);
  if (issuer === undefined) {
    const message = 'This token names no issuer (iss): AWS could not tell whose it is.';
    return { notes: [{ code: 'TOKEN-ISSUER', severity: 'warning', message, path }], ignored: 0 };
  }
  const host = issuerHost(issuer);
  const named = claimsFor(host, claims);
  const until = time(claims['exp']);
  return {
    attempt: {
      source: null,
      target: null,
      action: 'sts:AssumeRoleWithWebIdentity',
      outcome: 'planned',
      origin: 'token',
      name: `token of ${host}`,
      context: tagContext(claims),
      token: { issuer: host, claims: named },
      ...(until === undefined
        ? {}
        : { notes: [`The token expires ${until}; after that AWS refuses it before any policy.`] }),
      place: placeAt(origin, path),
    },
    notes: [],
    ignored: notLookedAt(named).length,
  };
}

function harvest(all: readonly Found[], what: string): Harvest {
  const ignored = all.reduce((n, one) => n + one.ignored, 0);
  const attempts = all.flatMap(({ attempt }) => attempt ?? []);
  const leftOut: LeftOut[] = ignored === 0 ? [] : [{ what: 'claims', count: ignored, why: NOT_KEYS }];
  return {
    kind: 'token',
    title: what,
    taken: attempts.length === 0 ? [] : [`claims of ${counted(attempts.length, 'token')}`],
    ...(leftOut.length > 0 ? { leftOut } : {}),
    attempts,
    notes: all.flatMap(({ notes }) => notes),
  };
}

export const tokenReader: TextReader = {
  kind: 'token',
  what: 'a web identity token (JWT), decoded here and never sent; its signature is not kept',
  example:
    'eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJodHRwczovL3Rva2VuLmFjdGlvbnMuZ2l0aHVidXNlcmNvbnRlbnQuY29tIiwic3ViIjoicmVwbzpleGFtcGxlL3Nob3A6cmVmOnJlZnMvaGVhZHMvbWFpbiIsImF1ZCI6InN0cy5hbWF6b25hd3MuY29tIn0',
  take: (sources) =>
    sources.map(({ text: piece, origin }): Harvest => {
      const tokens = tokensIn(piece);
      if (tokens.length === 0) {
        const message = 'This looks like a web identity token, but cannot be decoded: it may be cut.';
        return {
          ...harvest([], 'Web identity token'),
          notes: [{ code: 'TOKEN-CUT', severity: 'warning', message, path: [] }],
        };
      }
      const all = tokens.map(({ claims }, i) => found(claims, [`token ${i + 1}`], origin));
      const ranges = Object.fromEntries(
        tokens.map(({ from, to }, i) => [rangeKey([`token ${i + 1}`]), [from, to] as const]),
      );
      return { ...harvest(all, counted(tokens.length, 'web identity token')), ranges };
    }),
};

/** Keys under which commands and services print a token. */
const TOKEN_KEYS = [
  'value',
  'id_token',
  'idToken',
  'token',
  'Token',
  'IdToken',
  'WebIdentityToken',
  'webIdentityToken',
  'access_token',
];

function tokenUnder(value: unknown): { readonly claims: JsonObject; readonly path: JsonPath } | null {
  // `kubectl create token -o json`
  const inner = member(value, 'status');
  for (const [holder, path] of [
    [value, []],
    [inner, ['status']],
  ] as const) {
    for (const key of TOKEN_KEYS) {
      const [token] = tokensIn(text(member(holder, key)) ?? '');
      if (token !== undefined) return { claims: token.claims, path: [...path, key] };
    }
  }
  return null;
}

/** `{"value": "eyJ…"}` as GitHub's token service answers, and the like. */
export const tokenJsonFormat: Format = {
  id: 'token',
  what: '',
  test: (value) => isObject(value) && tokenUnder(value) !== null,
  take(value, origin) {
    const token = tokenUnder(value);
    return harvest(token === null ? [] : [found(token.claims, token.path, origin)], 'Web identity token');
  },
};

/** The payload of a token, decoded by somebody else. */
export const claimsFormat: Format = {
  id: 'claims',
  what: 'the decoded claims of a web identity token: {"iss", "sub", "aud"}',
  example:
    '{"iss":"https://token.actions.githubusercontent.com","sub":"repo:example/shop:ref:refs/heads/main","aud":"sts.amazonaws.com"}',
  test: (value) =>
    text(member(value, 'iss')) !== undefined &&
    text(member(value, 'sub')) !== undefined &&
    member(value, 'Statement') === undefined,
  take: (value, origin) =>
    harvest(isObject(value) ? [found(value, [], origin)] : [], 'Claims of a web identity token'),
};
