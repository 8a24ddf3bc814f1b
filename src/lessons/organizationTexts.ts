// The sample "An organization": OUs, an SCP that keeps development out of production, an RCP that keeps strangers out.
import type { SampleDocument } from './samples.ts';

const policy = (...statements: readonly object[]) => ({ Version: '2012-10-17', Statement: statements });
const full = policy({ Effect: 'Allow', Action: '*', Resource: '*' });

const ROOT = { id: 'r-ab12', name: 'Root' };
const OUS = {
  infrastructure: { id: 'ou-ab12-infra001', name: 'Infrastructure' },
  security: { id: 'ou-ab12-secur001', name: 'Security' },
  workloads: { id: 'ou-ab12-workl001', name: 'Workloads' },
  prod: { id: 'ou-ab12-prod0001', name: 'Prod' },
  dev: { id: 'ou-ab12-dev00001', name: 'Dev' },
} as const;

const noProd = policy({
  Sid: 'DevStaysOutOfProd',
  Effect: 'Deny',
  Action: 'sts:AssumeRole',
  Resource: ['arn:aws:iam::444444444444:role/*', 'arn:aws:iam::555555555555:role/*'],
});
const onlyUs = policy({
  Sid: 'OnlyThisOrganization',
  Effect: 'Deny',
  Principal: '*',
  Action: 'sts:AssumeRole',
  Resource: '*',
  Condition: {
    StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' },
    BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
  },
});

/** By OU, beside what AWS attaches everywhere. */
const SCPS: Readonly<Record<string, readonly object[]>> = { [OUS.dev.id]: [noProd] };
const RCPS: Readonly<Record<string, readonly object[]>> = { [OUS.prod.id]: [onlyUs] };

interface Member {
  readonly id: string;
  readonly alias: string;
  readonly ous: readonly { readonly id: string; readonly name: string }[];
}

const MEMBERS: readonly Member[] = [
  { id: '111111111111', alias: 'management', ous: [] },
  { id: '222222222222', alias: 'delivery', ous: [OUS.infrastructure] },
  { id: '333333333333', alias: 'audit', ous: [OUS.security] },
  { id: '444444444444', alias: 'shop', ous: [OUS.workloads, OUS.prod] },
  { id: '555555555555', alias: 'payments', ous: [OUS.workloads, OUS.prod] },
  { id: '666666666666', alias: 'shop-dev', ous: [OUS.workloads, OUS.dev] },
];

const unitsOf = ({ ous }: Member) => [ROOT, ...ous];
const isMember = ({ alias }: Member): boolean => alias !== 'management';

/** From the root to the account. */
const levels = (
  member: Member,
  more: Readonly<Record<string, readonly object[]>>,
  base: readonly object[],
) => [
  ...unitsOf(member).map(({ id, name }) => ({
    level: `${name} (${id})`,
    policies: [...base, ...(more[id] ?? [])],
  })),
  { level: `${member.alias} (${member.id})`, policies: base },
];

const byAccount = (more: Readonly<Record<string, readonly object[]>>, base: readonly object[]) =>
  Object.fromEntries(MEMBERS.filter(isMember).map((member) => [member.id, levels(member, more, base)]));

const role = (account: string, name: string) => `arn:aws:iam::${account}:role/${name}`;
const may = (...targets: readonly string[]) => [
  {
    name: 'roles',
    kind: 'identity',
    document: policy({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: targets }),
  },
];
const trusts = (principal: object, condition?: object) =>
  policy({
    Effect: 'Allow',
    Principal: principal,
    Action: 'sts:AssumeRole',
    ...(condition ? { Condition: condition } : {}),
  });

const pipeline = role('222222222222', 'Pipeline');
const auditor = role('333333333333', 'Auditor');
const olga = 'arn:aws:iam::111111111111:user/olga';
const dina = 'arn:aws:iam::666666666666:user/dina';
const partner = role('999999999999', 'Partner');
const [shop, payments] = [role('444444444444', 'Deploy'), role('555555555555', 'Deploy')];
const reports = role('555555555555', 'Reports');

export const organization: readonly SampleDocument[] = [
  {
    name: 'organization.json',
    text: `${JSON.stringify(
      {
        accounts: MEMBERS.map((member) => ({
          id: member.id,
          alias: member.alias,
          org: 'o-a1b2c3d4e5',
          orgPath: `${['o-a1b2c3d4e5', ...unitsOf(member).map(({ id }) => id)].join('/')}/`,
          units: unitsOf(member),
          management: !isMember(member),
        })),
        principals: [
          { arn: olga, policies: may(auditor) },
          {
            arn: pipeline,
            policies: may(shop, payments),
            trust: trusts({ Service: 'codebuild.amazonaws.com' }),
          },
          {
            arn: auditor,
            policies: may(reports),
            trust: trusts({ AWS: olga }),
          },
          { arn: shop, policies: [], trust: trusts({ AWS: [pipeline, dina] }) },
          {
            arn: payments,
            policies: [],
            trust: trusts({ AWS: pipeline }, { StringEquals: { 'sts:ExternalId': 'payments-7' } }),
          },
          { arn: reports, policies: [], trust: trusts({ AWS: [auditor, partner] }) },
          { arn: dina, policies: may(shop) },
          { arn: partner, policies: may(reports) },
        ],
        scps: byAccount(SCPS, [full]),
        rcps: byAccount(RCPS, []),
      },
      null,
      2,
    )}\n`,
  },
];
