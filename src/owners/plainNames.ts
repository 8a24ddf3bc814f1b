// Names that a text states in plain words, without an ARN or a hyphen: "trust policy of Reader", "# MyReaderRole",
// "to user alice:", `Reader-trust.json`. What AWS and English call their own things is no name.
import type { HolderKind } from './cast.ts';

export interface PlainName {
  readonly name: string;
  readonly kind: HolderKind;
}

/** Capitalised words that stand where a name could, and are none. */
const NO_NAMES =
  /^(?:the|this|that|these|those|your|our|my|his|her|its|their|an?|any|each|every|all|both|some|no|it|them|which|whom|whose|following|same|other|another|new|old|first|second|third|target|source|destination|trusted|trusting|step|part|note|example|see|here|now|then|when|if|in|on|to|for|of|by|from|with|and|or|as|at|is|are|not|only|account|accounts|organi[sz]ation|organi[sz]ations|root|ou|role|roles|user|users|group|groups|policy|policies|statement|document|trust|permissions?|access|relationship|resource|resources|principal|principals|service|services|bucket|table|queue|topic|key|stack|instance|function|cluster|box|session|boundary|json|yaml|arn|arns|sid|aws|amazon|iam|sts|scps?|rcps?|s3|ec2|ecs|eks|lambda|kms|sns|sqs|rds|dynamodb|cloudformation|cloudwatch|cloudtrail|codebuild|codedeploy|codepipeline|apigateway|eventbridge|glue|athena|redshift|sagemaker|bedrock|batch|backup|config|organizations|ssm|secretsmanager|cognito|github|gitlab|jenkins|terraform|okta|saml|oidc|google|azure|microsoft|overview|setup|introduction|summary|conclusion|background|prerequisites|solution|problem|question|answer|result|results|todo|tbd|details|name|assumerole|sts:assumerole|administratoraccess|readonlyaccess|poweruseraccess|cross-account|same-account|github-actions|roleb?arn|trustpolicy|accessdenied|cli|api|console|sdk)$/i;
/** AWS's own words count as names where the text marks them so: "the role Backup", "policy of Backup:". */
const SERVICE_WORDS = /^(?:backup|batch|config|glue|jenkins|terraform|github|gitlab|google|okta|lambda)$/i;

const QUOTE = String.raw`[\x60"“*'‘]{0,2}`;
const CAPITAL = String.raw`([A-Z][\w+=@]*(?:[.,=@+-]\w+)*)`;
const ANY = String.raw`([A-Za-z][\w+=@]*(?:[.,=@+-]\w+)*)`;
const KIND = String.raw`(?:(?:the|an?|your|our|my)\s+)?(?:new\s+)?(?:AWS\s+)?(?:IAM\s+)?(?:(role|user|group)s?\s*[/:]?\s*)?(?:(?:named|called)\s+)?`;
const END = String.raw`(?=${QUOTE}\s*(?:$|[:;.,)(\n]|\b(?:in|and|is|has|needs|with|so|which|that|like|as)\b))`;
const OWNING = String.raw`(?:[Pp]olic(?:y|ies)|[Rr]elationships?|[Pp]ermissions?|[Dd]ocument|[Aa]ttach(?:ed)?(?:\s+\S+){0,5}?|[Aa]dd(?:ed)?(?:\s+\S+){0,4}?|[Pp]ut(?:\s+\S+){0,4}?)\s+(?:of|for|to|on|in)\s+`;

interface Phrase {
  readonly pattern: RegExp;
  /** The group of the kind word, and of the name. */
  readonly kind: number;
  readonly name: number;
}

const PHRASES: readonly Phrase[] = [
  { pattern: new RegExp(`\\b${OWNING}${KIND}${QUOTE}${CAPITAL}${END}`, 'gm'), kind: 1, name: 2 },
  // Small letters only where they are marked, or where nothing but a name can stand.
  { pattern: new RegExp(`\\b${OWNING}${KIND}[\\x60"“]${ANY}[\\x60"”]`, 'gm'), kind: 1, name: 2 },
  {
    pattern: new RegExp(
      `\\b(?:to|of|for|on)\\s+(?:the\\s+)?(?:IAM\\s+)?(role|user|group)\\s+${QUOTE}${ANY}(?=${QUOTE}\\s*(?:$|[:.,;)]|and\\b))`,
      'gm',
    ),
    kind: 1,
    name: 2,
  },
  {
    pattern: new RegExp(`\\b([Rr]ole|[Uu]ser|[Gg]roup)s?:?\\s+${QUOTE}${CAPITAL}${END}`, 'gm'),
    kind: 1,
    name: 2,
  },
  // "the Writers group": a role is rather described by the word before it.
  {
    pattern: new RegExp(`\\b(?:[Tt]he|[Yy]our|[Oo]ur)\\s+${QUOTE}${CAPITAL}${QUOTE}\\s+(user|group)\\b`, 'g'),
    kind: 2,
    name: 1,
  },
  { pattern: /(?<![\w:/.])(role|user|group)\/((?:[\w+=,.@-]+\/)*[\w+=,.@-]*\w)/g, kind: 1, name: 2 },
  // A heading or a line of its own: only what cannot be an ordinary word.
  {
    pattern:
      /^[ \t>]*(?:#{1,6}[ \t]+|[-*][ \t]+)?[`*]{0,2}([a-z]*)(\b[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]*)+)[`*]{0,2}:?[ \t\r]*$/gm,
    kind: 3,
    name: 2,
  },
];

const POLICY_WORD = String.raw`(?:iam|aws|assume|role|trust|permissions?|perms?|policy|policies|relationship|document|inline|identity|access|for|of|the)`;
const FILE = new RegExp(
  `^(?<before>(?:${POLICY_WORD}[-_. ])*)(?<name>[A-Za-z][\\w+=,@-]*?)(?<after>(?:[-_. ]${POLICY_WORD})*)$`,
  'i',
);

/** `Reader-trust.json`, `trust-policy-for-Reader.json`: the name and where it begins; null: no words tell it. */
export function nameInFile(fileName: string): { readonly name: string; readonly at: number } | null {
  const { before = '', name = '', after = '' } = FILE.exec(fileName.replace(/\.\w{1,5}$/, ''))?.groups ?? {};
  if (before === '' && after === '') return null;
  if (name.length < 3 || NO_NAMES.test(name) || new RegExp(`^${POLICY_WORD}$`, 'i').test(name)) return null;
  return { name, at: before.length };
}

/** File names that stand in a text. */
export const FILE_NAME = /[\w+=,@-]+\.json\b/g;

/** Names in order; the same one may come up several times. */
export function plainNames(prose: string): readonly PlainName[] {
  const found: PlainName[] = [];
  for (const { pattern, kind, name } of PHRASES) {
    for (const match of prose.matchAll(pattern)) {
      const said = (match[name] ?? '').split('/').at(-1) ?? '';
      const word = match[kind]?.toLowerCase();
      if (said.length < 2 || said.length > 64 || /^arn:|\.json$/i.test(said)) continue;
      if (NO_NAMES.test(said) && !SERVICE_WORDS.test(said)) continue;
      found.push({ name: said, kind: word === 'user' || word === 'group' ? word : 'role' });
    }
  }
  for (const [file] of prose.matchAll(FILE_NAME)) {
    const named = nameInFile(file);
    if (named) found.push({ name: named.name, kind: 'role' });
  }
  return found;
}
