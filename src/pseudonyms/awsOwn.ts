// What AWS, and everybody's identity providers, are called: it stays as it is, wherever it stands.
import { formatWords } from './formatWords.ts';

/** Say of a name what it is, and nothing of whose it is. */
export const PLAIN_WORDS: ReadonlySet<string> = new Set(
  'role roles user users group groups policy policies bucket account aws iam trust arn'.split(' '),
);

/** Providers that many share. What stands before or behind one of these is somebody's own. */
export const PUBLIC_HOSTS: readonly string[] = [
  'token.actions.githubusercontent.com',
  'gitlab.com',
  'accounts.google.com',
  'securetoken.google.com',
  'cognito-identity.amazonaws.com',
  'www.amazon.com',
  'graph.facebook.com',
  'app.terraform.io',
  'agent.buildkite.com',
  'oidc.circleci.com/org',
  'api.bitbucket.org/2.0/workspaces',
  'vstoken.dev.azure.com',
  'login.microsoftonline.com',
  'sts.windows.net',
  'oidc.vercel.com',
  'api.pulumi.com/oidc',
  'oidc.scalr.io',
  'auth0.com',
  'okta.com',
  'oktapreview.com',
  'onelogin.com',
  'github.com',
  'signin.aws.amazon.com/saml',
  'aws.amazon.com',
  'kubernetes.default.svc',
];

const escaped = (text: string) => text.replaceAll(/[.\\/]/g, String.raw`\$&`);

/** `lambda.amazonaws.com`, `oidc.eks.eu-west-1.amazonaws.com`, but nothing before it that is no word of AWS. */
function ofAws(host: string): readonly [from: number, to: number] {
  const labels = host.split('.');
  const known = (label: string) =>
    label
      .split('-')
      .every((word) => word === '' || /^\d{1,2}$|^[a-z]{2}$/.test(word) || formatWords.has(word));
  const foreign = labels.findLastIndex((label) => !known(label));
  return [labels.slice(0, foreign + 1).join('.').length, host.length];
}

interface Own {
  readonly pattern: RegExp;
  /** The part of what was found that is AWS's; all of it when left out. */
  readonly part?: (found: string) => readonly [from: number, to: number];
}

const OWN: readonly Own[] = [
  { pattern: /\barn:aws[\w-]*:iam::aws:[\w/+=,.@*-]+/g },
  { pattern: /(?<![\w.-])(?:[\w*-]+\.)*amazonaws\.com(?:\.cn)?\b/g, part: ofAws },
  { pattern: new RegExp(String.raw`(?<![\w-])(?:${PUBLIC_HOSTS.map(escaped).join('|')})(?![\w-])`, 'g') },
  // Actions and condition keys; tag keys behind the slash are somebody's own.
  {
    pattern: /(?<![\w:/.@-])[a-z][a-z0-9-]*:(?:[A-Z][A-Za-z0-9]*[*?\w]*|\*)/g,
    part: (found) => {
      const service = found.slice(0, found.indexOf(':')).split('-');
      return [0, service.every((word) => word.length < 3 || formatWords.has(word)) ? found.length : 0];
    },
  },
  { pattern: /(?<![\w:/.@-])(?:aws|saml|SAML|sts|iam):[A-Za-z_]+/g },
  {
    pattern:
      /\b(?:us|eu|ap|sa|ca|me|af|il|mx|cn)-(?:gov-|iso\w?-)?(?:north|south|east|west|central|northeast|northwest|southeast|southwest)-\d\b/g,
  },
  {
    pattern:
      /\bAWSServiceRoleFor\w*|\bAWSReservedSSO_|\b(?:aws-service-role|aws-reserved|service-role)\/|\b(?:OrganizationAccountAccessRole|AWSControlTowerExecution|AWSCloudFormationStackSetExecutionRole|AWSCloudFormationStackSetAdministrationRole)\b/g,
  },
  { pattern: /:root\b/g },
  { pattern: /\bSTRUCK-OUT[\w-]*/g },
];

/** Ranges of `text` that are AWS's own. */
export function* awsOwn(text: string): Generator<readonly [from: number, to: number]> {
  for (const { part, pattern } of OWN)
    for (const match of text.matchAll(pattern)) {
      const [from, to] = part?.(match[0]) ?? [0, match[0].length];
      if (to > from) yield [match.index + from, match.index + to];
    }
}
