// How a trust policy should name a caller, by its kind: the narrowest statement first (iam-semantics 6.3).
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
import { iamName, parseArn } from '#language/arn.ts';
import type { CallerKind } from '#language/caller.ts';
import type { Variant } from './fix.ts';
import { PAGES } from './pages.ts';
import { callerArn, type Probe } from './probe.ts';
import { BREADTH, isIdentityCenterRole } from './step.ts';

export interface Naming {
  readonly principal: Readonly<Record<string, string>>;
  readonly condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Continues "Let the trust policy of Role_B name …". */
  readonly text: string;
  readonly breadth: number;
  readonly variant?: Variant;
  readonly page: string;
  readonly warnings?: readonly string[];
}

/** Services that are documented to send aws:SourceAccount when they assume a role. */
const SENDS_SOURCE_ACCOUNT: ReadonlySet<string> = new Set([
  'bedrock.amazonaws.com',
  'codebuild.amazonaws.com',
  'ecs-tasks.amazonaws.com',
  'events.amazonaws.com',
  'pipes.amazonaws.com',
  'pods.eks.amazonaws.com',
  'scheduler.amazonaws.com',
  'ssm.amazonaws.com',
  'states.amazonaws.com',
  'transfer.amazonaws.com',
  'vpc-flow-logs.amazonaws.com',
]);

function conventionName({ s }: Probe, arn: string): Naming {
  const { account, partition, shortName } = s.source;
  return {
    principal: { AWS: `arn:${partition ?? 'aws'}:iam::${account ?? ''}:root` },
    condition: { ArnEquals: { 'aws:PrincipalArn': arn } },
    text: `account ${account ?? ''}, narrowed to ${shortName} by aws:PrincipalArn`,
    breadth: BREADTH.convention,
    variant: 'team convention',
    page: PAGES.principal,
  };
}

function principalNames(p: Probe): readonly Naming[] {
  const arn = callerArn(p);
  if (arn === null) return [];
  const role = iamName(arn);
  if (role !== null && isIdentityCenterRole(arn)) {
    const set = role.name.replace(/^AWSReservedSSO_/, '').replace(/_[0-9a-f]+$/, '');
    const pattern = `arn:${role.partition}:iam::${role.account}:role/aws-reserved/sso.amazonaws.com*/AWSReservedSSO_${set}_*`;
    return [
      {
        principal: { AWS: `arn:${role.partition}:iam::${role.account}:root` },
        condition: { ArnLike: { 'aws:PrincipalArn': pattern } },
        text: `account ${role.account}, narrowed to the permission set ${set} by aws:PrincipalArn (the end of the role’s name changes whenever it is provisioned again)`,
        breadth: BREADTH.exact,
        variant: 'least privilege',
        page: PAGES.identityCenter,
      },
    ];
  }
  const what =
    p.s.source.kind === 'session' ? `the role behind ${p.s.source.shortName}` : p.s.source.shortName;
  const exact: Naming = {
    principal: { AWS: arn },
    text: what,
    breadth: BREADTH.exact,
    variant: 'least privilege',
    page: PAGES.trust,
  };
  return [exact, conventionName(p, arn)];
}

/** FNV-1a: the same two ends get the same value in every run. */
function derivedId(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const char of text) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(char.codePointAt(0) ?? 0)) * 0x100000001b3n);
  }
  return hash.toString(36);
}

function accountNames(p: Probe): readonly Naming[] {
  const { model, source, target } = p.s;
  const id = source.account ?? source.id;
  const org = model.accounts.get(id)?.org;
  const family =
    id === target.account || (typeof org === 'string' && org === model.accounts.get(target.account)?.org);
  const principal = { AWS: `arn:${target.partition}:iam::${id}:root` };
  const warnings = [`Everybody in account ${id} whom its own administrators allow gets in, now and later.`];
  const plain: Naming = {
    principal,
    text: `account ${id}`,
    breadth: BREADTH.wider,
    page: PAGES.principal,
    warnings,
  };
  if (family) return [plain];
  const value = p.question.options.externalId ?? `rolegraph-${derivedId(`${id} ${target.arn}`)}`;
  return [
    {
      ...plain,
      condition: { StringEquals: { 'sts:ExternalId': value } },
      text: `account ${id}, with an ExternalId that only the two of you know`,
      breadth: BREADTH.convention,
      page: PAGES.externalId,
    },
  ];
}

function serviceNames({ s }: Probe): readonly Naming[] {
  const principal = { Service: s.source.id };
  const plain: Naming = {
    principal,
    text: `the service ${s.source.id}`,
    breadth: BREADTH.convention,
    page: PAGES.principal,
  };
  if (!SENDS_SOURCE_ACCOUNT.has(s.source.id)) return [{ ...plain, breadth: BREADTH.exact }];
  return [
    {
      ...plain,
      condition: { StringEquals: { 'aws:SourceAccount': s.target.account } },
      text: `the service ${s.source.id}, for resources of account ${s.target.account} only`,
      breadth: BREADTH.exact,
      variant: 'least privilege',
      page: PAGES.service,
    },
    plain,
  ];
}

function samlNames({ s }: Probe): readonly Naming[] {
  const partitions: Readonly<Record<string, string>> = {
    'aws-cn': 'https://signin.amazonaws.cn/saml',
    'aws-us-gov': 'https://signin.amazonaws-us-gov.com/saml',
  };
  return [
    {
      principal: { Federated: s.source.id },
      condition: {
        StringEquals: {
          'SAML:aud': partitions[s.target.partition] ?? 'https://signin.aws.amazon.com/saml',
        },
      },
      text: `the SAML provider ${s.source.shortName}, for assertions meant for AWS sign-in`,
      breadth: BREADTH.exact,
      page: PAGES.saml,
    },
  ];
}

/** By host: what `aud` is and how a `sub` looks; parts in capitals are to be filled in. */
const OIDC_CLAIMS: Readonly<Record<string, { readonly aud: string; readonly sub: string }>> = {
  'token.actions.githubusercontent.com': {
    aud: 'sts.amazonaws.com',
    sub: 'repo:OWNER/REPOSITORY:ref:refs/heads/main',
  },
  'gitlab.com': {
    aud: 'https://gitlab.com',
    sub: 'project_path:GROUP/PROJECT:ref_type:branch:ref:main',
  },
  'app.terraform.io': {
    aud: 'aws.workload.identity',
    sub: 'organization:ORGANIZATION:project:PROJECT:workspace:WORKSPACE:run_phase:apply',
  },
};

function oidcNames({ s }: Probe): readonly Naming[] {
  const resource = parseArn(s.source.id)?.resource;
  const host = resource?.replace(/^oidc-provider\//, '') ?? s.source.id;
  const isEks = host.startsWith('oidc.eks.');
  const fallback = isEks
    ? { aud: 'sts.amazonaws.com', sub: 'system:serviceaccount:NAMESPACE:SERVICEACCOUNT' }
    : { aud: 'CLIENT_ID', sub: 'SUBJECT' };
  const { aud, sub } = OIDC_CLAIMS[host] ?? fallback;
  return [
    {
      principal: { Federated: s.source.id },
      condition:
        host === 'cognito-identity.amazonaws.com'
          ? {
              StringEquals: { [`${host}:aud`]: 'IDENTITY_POOL_ID' },
              'ForAnyValue:StringLike': { [`${host}:amr`]: 'authenticated' },
            }
          : { StringEquals: { [`${host}:aud`]: aud, [`${host}:sub`]: sub } },
      text: `the provider ${s.source.shortName}, for one audience and one subject`,
      breadth: BREADTH.exact,
      page: PAGES.oidc,
      warnings: ['Fill in the audience and the subject: the parts in capitals stand for your own values.'],
    },
  ];
}

const NAMINGS: Readonly<Partial<Record<CallerKind, (p: Probe) => readonly Naming[]>>> = {
  user: principalNames,
  role: principalNames,
  session: principalNames,
  account: accountNames,
  service: serviceNames,
  saml: samlNames,
  oidc: oidcNames,
};

/** Nothing for callers that no trust policy should name: everybody, root users, federated users. */
export function namings(p: Probe): readonly Naming[] {
  const { kind } = p.s.source;
  return kind === null ? [] : (NAMINGS[kind]?.(p) ?? []);
}

/** The whole statement for the actions of this call. */
export const allowStatement = (
  p: Probe,
  { principal, condition }: Naming,
): Readonly<Record<string, unknown>> => ({
  Effect: 'Allow',
  Principal: principal,
  Action: p.actions.length === 1 ? p.actions[0] : p.actions,
  ...(condition && { Condition: condition }),
});
