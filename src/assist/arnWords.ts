// What an ARN, an account id or another name of somebody means: as a principal, and anywhere else.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
import { iamName, isAccountId, parseArn, type Arn, type IamKind, type IamName } from '#language/arn.ts';
import { BUILT_IN_AUDIENCE, isEks, issuerOf } from '#lint/oidcIssuers.ts';
import type { ActionWords } from './actionWords.ts';
import { code, type Here, met, someOf } from './here.ts';

const KINDS: Readonly<Record<IamKind, string>> = {
  user: 'IAM user',
  role: 'Role',
  group: 'Group',
  policy: 'Managed policy',
  instanceProfile: 'Instance profile',
  root: 'Account',
  session: 'Session of a role',
  federatedUser: 'Federated user',
  samlProvider: 'SAML provider',
  oidcProvider: 'OIDC provider',
};

const PARTITION_WORDS: Readonly<Record<string, string>> = {
  'aws-cn': 'AWS in China',
  'aws-us-gov': 'AWS GovCloud (US)',
  'aws-eusc': 'the AWS European Sovereign Cloud',
};

const partitionWords = (partition: string): string =>
  partition === 'aws' || /[*?$]/.test(partition)
    ? ''
    : ` in ${PARTITION_WORDS[partition] ?? `the partition ${code(partition)}`}, whose roles nobody of another partition can assume`;

const isWild = (text: string): boolean => /[*?]/.test(text);

/** `AWS service-linked role`, `role of Identity Center`: what the path says. */
function pathWords({ kind, path }: IamName): string {
  if (kind !== 'role' || path === '/') return '';
  if (path.startsWith('/aws-service-role/'))
    return ' Linked to a service: only that service becomes it, its trust policy is fixed, and SCPs and RCPs leave it alone.';
  if (path.startsWith('/aws-reserved/sso.amazonaws.com/'))
    return ' Made by IAM Identity Center for a permission set, whose name stands between `AWSReservedSSO_` and the last `_`.';
  return ` The path ${code(path)} belongs to the ARN: without it another role is named.`;
}

function titleOf(name: IamName): string {
  if (name.kind === 'root') return `Account ${name.account}`;
  const called = name.kind === 'session' ? `${name.name} (${name.session ?? ''})` : name.name;
  return `${KINDS[name.kind]} ${called}`;
}

const inAccount = ({ account, partition }: IamName): string => {
  if (account === 'aws') return 'AWS’s own';
  const where = isAccountId(account) ? `In account ${account}` : `In account ${code(account)}`;
  return `${where}${partitionWords(partition)}`;
};

const OWN_PERMISSION = 'its own policies must allow `sts:AssumeRole` on this role as well';

/** What a trust statement that names this user or role gives, by where the role of the policy stands. */
function direct(name: IamName, { owner, type }: Here): string {
  if (type !== undefined && type !== 'trust') return '';
  const limits =
    name.kind === 'role' ? ' A boundary or session policy on the caller must still allow it.' : '';
  const mine = owner === null ? null : iamName(owner);
  if (mine !== null && isAccountId(mine.account) && isAccountId(name.account))
    return mine.account === name.account
      ? ` The same account as this role’s: being named here is enough.${limits}`
      : ` Another account than this role’s: ${OWN_PERMISSION}.`;
  return ` In one account being named here is enough.${limits} Of another account, ${OWN_PERMISSION}.`;
}

const DELEGATES =
  'Delegates to the account: anybody of it may, whom a policy of that account permits; the principal needs its own permission. It does not mean the root user alone. In a Deny it is everybody of the account.';

/** Of a principal that is an ARN of IAM or STS. */
function principalWords(name: IamName, here: Here): string {
  switch (name.kind) {
    case 'root':
      return DELEGATES;
    case 'role':
      return `This role and each session of it.${pathWords(name)}${direct(name, here)}`;
    case 'user':
      return `This user.${direct(name, here)}`;
    case 'session':
      return `Exactly this session of the role ${code(name.name)}: principals have no wildcard for sessions. Name the role for all of them.${direct(name, here)}`;
    case 'federatedUser':
      return 'Sessions of GetFederationToken cannot call AssumeRole, so this lets nobody in.';
    case 'samlProvider':
      return 'Whoever signs in through this SAML provider, with `sts:AssumeRoleWithSAML`. The trust policy alone decides; pin `SAML:aud`.';
    case 'oidcProvider':
      return providerWords(name.name);
    default:
      return `AWS refuses it: a ${KINDS[name.kind].toLowerCase()} is no principal.`;
  }
}

/** `host`: of an OIDC provider, or a public web identity. */
export function providerWords(host: string): string {
  const lower = host.toLowerCase();
  const builtIn = BUILT_IN_AUDIENCE.get(lower);
  const issuer = issuerOf(lower);
  const served =
    issuer === undefined
      ? isEks(lower)
        ? 'The service accounts of one EKS cluster'
        : `Whoever has a token of ${code(host)}`
      : `Whoever has a token of ${issuer.called}`;
  const pins =
    lower === 'cognito-identity.amazonaws.com'
      ? 'A condition is compulsory: pin `cognito-identity.amazonaws.com:aud` to your identity pool, and `:amr` with ForAnyValue.'
      : builtIn !== undefined
        ? `Pin ${code(`${lower}:${builtIn}`)} to your application.`
        : issuer !== undefined
          ? `Many customers share it: pin ${code(`${lower}:${issuer.claim}`)}, for example to ${code(issuer.example)}.`
          : `Pin ${code(`${lower}:aud`)} and ${code(`${lower}:sub`)}.`;
  return `${served}, with \`sts:AssumeRoleWithWebIdentity\`. The trust policy alone decides. ${pins}`;
}

export interface Told {
  readonly title: string;
  readonly text: string;
}

/** Ids of IAM that AWS writes into a trust policy when whoever was named is deleted. */
function uniqueId(text: string): Told | null {
  const kind = /^(AROA|AIDA)[A-Z0-9]{12,}$/.exec(text)?.[1];
  if (kind === undefined) return null;
  const what = kind === 'AROA' ? 'role' : 'user';
  return {
    title: `Id of a ${what}`,
    text: `AWS shows it where the ${what} that was named has been deleted. A new one of the same name does not match: write its ARN anew.`,
  };
}

const EVERYBODY =
  'Everybody of every account, as far as the conditions go. In the account of this role that needs nothing more; of other accounts the principal’s own policies must allow it as well.';

/** A value of Principal, under the key AWS or Federated. */
export function principalMeaning(text: string, here: Here): Told | null {
  if (text === '*') return { title: 'Everybody', text: EVERYBODY };
  if (isAccountId(text))
    return {
      title: `Account ${text}`,
      text: `The same as \`arn:aws:iam::${text}:root\`. ${DELEGATES}\n\n${met(here.find(text))}`,
    };
  const id = uniqueId(text);
  if (id !== null) return id;
  const name = iamName(text);
  if (name === null) return /^[\w-]+(?:\.[\w-]+)+(?:\/\S*)?$/.test(text) ? webIdentity(text) : null;
  if (isWild(text))
    return {
      title: titleOf(name),
      text: 'AWS refuses wildcards in the ARN of a principal. Name the account, and narrow it with ArnLike on `aws:PrincipalArn`.',
    };
  const where = name.kind === 'root' ? '' : `${inAccount(name)}. `;
  return { title: titleOf(name), text: `${where}${principalWords(name, here)}\n\n${met(here.find(text))}` };
}

const webIdentity = (host: string): Told => ({ title: host, text: providerWords(host) });

const WILD_ARN =
  'Each of the six parts between colons is compared for itself. `*` is any run of characters, `?` exactly one; in the last part `*` takes slashes and colons, too.';

function wildWords(text: string, here: Here): string {
  const fits = here.fitting(text);
  const found =
    fits.length === 0 ? 'It fits no role or user in this graph.' : `Here it fits ${someOf(fits.map(code))}.`;
  return `${WILD_ARN}\n\n${found}`;
}

function placeWords({ account, region, partition, service }: Arn, words: ActionWords): string {
  const called = words.services.find(({ name }) => name === `${service}:`)?.meaning;
  const parts = [
    called ?? (service === '' || isWild(service) ? 'Any service' : `The service ${code(service)}`),
    account === '' || isWild(account) ? '' : `account ${isAccountId(account) ? account : code(account)}`,
    region === '' || isWild(region) ? '' : `region ${code(region)}`,
  ];
  return `${parts.filter((part) => part !== '').join(', ')}${partitionWords(partition)}.`;
}

/** An ARN or an account id that is no principal: of a resource, or compared in a condition. */
export function namedMeaning(text: string, words: ActionWords, here: Here): Told | null {
  if (isAccountId(text)) return { title: `Account ${text}`, text: met(here.find(text)) };
  const id = uniqueId(text.replace(/:[^:]*$/, ''));
  if (id !== null)
    return {
      title: id.title,
      text: 'It stays the same when somebody of the same name is made anew: then it is another id.',
    };
  const arn = parseArn(text);
  if (arn === null) return null;
  const wild = isWild(text);
  const name = iamName(text);
  if (wild || name === null) {
    const tail = wild ? wildWords(text, here) : met(here.find(text));
    return { title: wild ? 'Pattern of ARNs' : arn.resource, text: `${placeWords(arn, words)} ${tail}` };
  }
  const root =
    name.kind === 'root'
      ? ' In a condition it is the root user alone; as a principal it is the account.'
      : '';
  return {
    title: titleOf(name),
    text: `${inAccount(name)}.${pathWords(name)}${root}\n\n${met(here.find(text))}`,
  };
}
