// The call that passes, and the AWS CLI command that makes it.
// https://docs.aws.amazon.com/cli/latest/reference/sts/assume-role.html
import { iamName } from '#language/arn.ts';
import type { KeyFact } from '#iam/context.ts';
import type { Inquiry } from '#reasons/inquiry.ts';
import type { Situation } from '#decision/situation.ts';
import { OTHER } from '#decision/samples.ts';
import { chosenIn } from '#decision/trial.ts';
import type { Decision } from '#decision/worlds.ts';

/** One call of AWS STS. */
export interface StsCall {
  /** `sts:AssumeRole` */
  readonly action: string;
  /** As the API names them, in the order of the CLI's help; tokens and assertions are not among them. */
  readonly parameters: readonly (readonly [name: string, value: string])[];
  readonly tags: readonly (readonly [key: string, value: string])[];
  /** Keys of tags that later sessions carry as well. */
  readonly transitive?: readonly string[];
  readonly region?: string;
}

type Parameters = StsCall['parameters'];

const quoted = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** Condition keys that a parameter of the call sets. */
const PARAMETERS: readonly (readonly [
  key: string,
  parameters: (value: string, s: Situation) => Parameters,
])[] = [
  ['sts:externalid', (value) => [['ExternalId', value]]],
  ['sts:sourceidentity', (value) => [['SourceIdentity', value]]],
  ['aws:multifactorauthpresent', (value, s) => (value === 'true' ? mfa(s) : [])],
  ['aws:multifactorauthage', (_, s) => mfa(s)],
];

function mfa({ source }: Situation): Parameters {
  if (source.kind !== 'user') return [];
  const name = iamName(source.id)?.name ?? '';
  const serial = `arn:${source.partition ?? 'aws'}:iam::${source.account ?? ''}:mfa/${name}`;
  return [
    ['SerialNumber', serial],
    ['TokenCode', '123456'],
  ];
}

const TAG = 'aws:requesttag/';

/** Nobody types what a service or somebody unknown calls. */
const isTyped = ({ source }: Situation): boolean =>
  source.kind !== 'service' && source.kind !== 'anyone' && source.kind !== null;

/** Of the requests that pass one that sends least. */
function passingWorld({ trial }: Decision): ReadonlyMap<string, KeyFact> {
  let best: ReadonlyMap<string, KeyFact> = new Map();
  let most = -1;
  for (const [world, answer] of (trial?.results ?? []).entries()) {
    if (trial === null || answer !== 'yes') continue;
    const chosen = chosenIn(trial.dimensions, world);
    const absent = [...chosen.values()].filter((fact) => fact.state === 'absent').length;
    if (absent <= most) continue;
    most = absent;
    best = chosen;
  }
  return best;
}

const sameKey = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** Two conditions may ask for the same parameter. */
const distinct = (all: Parameters): Parameters => [...new Map(all.map((one) => [one[0], one])).values()];

/** null: nobody types this call (a service makes it), or no request passes. */
export function witnessCall({ s, decision, verdict }: Inquiry): StsCall | null {
  if ((verdict !== 'valid' && verdict !== 'conditional') || !isTyped(s)) return null;
  const { action, source, target } = s;
  const chosen = passingWorld(decision);
  const values = (key: string): readonly string[] => {
    const stated = s.facts.fact(key);
    const fact = stated.state === 'unknown' && decision.needs.includes(key) ? chosen.get(key) : stated;
    return fact?.state === 'known' ? fact.values.map((value) => value.replaceAll(OTHER, 'NAME')) : [];
  };
  const value = (key: string): string | null => values(key)[0] ?? null;
  const asked = PARAMETERS.flatMap(([key, parameters]): Parameters => {
    const given = value(key);
    return given === null ? [] : parameters(given, s);
  });
  const tagKeys = [...Object.keys(s.model.inventory.context), ...decision.needs].filter((k) =>
    k.startsWith(TAG),
  );
  const tags = [...new Set(tagKeys)].flatMap((key): StsCall['tags'] => {
    const given = value(key);
    return given === null ? [] : [[key.slice(TAG.length), given]];
  });
  const transitive = values('sts:transitivetagkeys').filter((key) => tags.some(([tag]) => sameKey(tag, key)));
  const saml = action === 'sts:AssumeRoleWithSAML';
  const region = value('aws:requestedregion');
  return {
    action,
    parameters: [
      ['RoleArn', target.arn],
      ...(saml ? ([['PrincipalArn', source.id]] as const) : []),
      ...(saml ? [] : ([['RoleSessionName', value('sts:rolesessionname') ?? 'test']] as const)),
      ...distinct(asked),
    ],
    tags,
    ...(transitive.length === 0 ? {} : { transitive }),
    ...(region === null ? {} : { region }),
  };
}

/** `RoleArn` -> `--role-arn` */
const option = (name: string): string => `--${name.replaceAll(/(?!^)[A-Z]/g, '-$&').toLowerCase()}`;

const COMMANDS: Readonly<Record<string, readonly [command: string, token: string]>> = {
  'sts:AssumeRoleWithSAML': ['assume-role-with-saml', '--saml-assertion file://assertion.txt'],
  'sts:AssumeRoleWithWebIdentity': ['assume-role-with-web-identity', '--web-identity-token file://token.txt'],
};

/** As typed into a shell. */
export function cliCommand({ action, parameters, region, tags, transitive = [] }: StsCall): string {
  const [command, token] = COMMANDS[action] ?? ['assume-role', ''];
  const options = parameters.map(
    // What begins with a hyphen would be taken for the next option.
    ([name, value]) => `${option(name)}${value.startsWith('-') ? '=' : ' '}${quoted(value)}`,
  );
  // The token follows what says whose it is.
  const at = parameters.findLastIndex(([name]) => name === 'RoleArn' || name === 'PrincipalArn') + 1;
  const pairs = tags.map(([key, value]) => quoted(`Key=${key},Value=${value}`));
  return [
    `aws sts ${command}`,
    ...options.slice(0, at),
    token,
    ...options.slice(at),
    region === undefined ? '' : `--region ${quoted(region)}`,
    pairs.length === 0 ? '' : `--tags ${pairs.join(' ')}`,
    transitive.length === 0 ? '' : `--transitive-tag-keys ${transitive.map(quoted).join(' ')}`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}
