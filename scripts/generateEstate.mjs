// A generated organization as an estate file, for the bench and for load tests. The same seed gives the same bytes.

/** mulberry32: a small seeded generator, so that runs can be compared. */
function randomFrom(seed) {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const TEAMS = [
  'billing',
  'orders',
  'search',
  'audit',
  'reports',
  'ingest',
  'media',
  'export',
  'metrics',
  'backup',
  'lake',
  'edge',
];
const PARTS = ['api', 'worker', 'deploy', 'readonly', 'pipeline', 'cron', 'admin', 'exec'];
const SERVICES = ['ec2', 'lambda', 'ecs-tasks', 'codebuild', 'states', 'glue'];

const policy = (...Statement) => ({ Version: '2012-10-17', Statement });
const allow = (Action, Resource) => ({ Effect: 'Allow', Action, Resource });

export function generateEstate(
  roles,
  { seed = 7, accounts = Math.max(2, Math.round(Math.sqrt(roles) / 2)) } = {},
) {
  const random = randomFrom(seed);
  const below = (n) => Math.floor(random() * n);
  const pick = (list) => list[below(list.length)];
  const ids = Array.from({ length: accounts }, () => String(100000000000 + below(899999999999)));
  const arns = Array.from(
    { length: roles },
    (_, i) => `arn:aws:iam::${pick(ids)}:role/${pick(TEAMS)}-${pick(PARTS)}-${i}`,
  );

  const trustOf = (arn) => {
    const kind = random();
    const from = (principal, Condition, Action = 'sts:AssumeRole') =>
      policy({ Effect: 'Allow', Principal: principal, Action, ...(Condition ? { Condition } : {}) });
    if (kind < 0.4) return from({ Service: `${pick(SERVICES)}.amazonaws.com` });
    if (kind < 0.55)
      return from(
        { AWS: `arn:aws:iam::${pick(ids)}:root` },
        random() < 0.5 ? { StringEquals: { 'sts:ExternalId': `x-${below(1e6)}` } } : undefined,
      );
    if (kind < 0.85)
      return from(
        { AWS: [pick(arns), pick(arns)] },
        random() < 0.2 ? { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } : undefined,
      );
    const provider = `arn:aws:iam::${arn.split(':')[4]}:oidc-provider/token.actions.githubusercontent.com`;
    const sub = {
      StringLike: { 'token.actions.githubusercontent.com:sub': `repo:example/${pick(TEAMS)}:*` },
    };
    return from({ Federated: provider }, sub, 'sts:AssumeRoleWithWebIdentity');
  };

  const policiesOf = () => {
    const statements = [
      allow(['s3:GetObject', 's3:PutObject'], `arn:aws:s3:::${pick(TEAMS)}-${pick(PARTS)}/*`),
    ];
    if (random() < 0.35)
      statements.push(
        allow('sts:AssumeRole', [pick(arns), `arn:aws:iam::${pick(ids)}:role/${pick(TEAMS)}-*`]),
      );
    if (random() < 0.02) statements.push(allow('*', '*'));
    return [{ name: 'main', kind: 'identity', document: policy(...statements) }];
  };

  const principals = arns.map((arn) => ({ arn, policies: policiesOf(), trust: trustOf(arn) }));
  for (let i = 0; i < roles / 10; i++)
    principals.push({ arn: `arn:aws:iam::${pick(ids)}:user/${pick(TEAMS)}-${i}`, policies: policiesOf() });
  return { principals };
}

if (process.argv[1]?.endsWith('generateEstate.mjs'))
  process.stdout.write(`${JSON.stringify(generateEstate(Number(process.argv[2] ?? 100)), null, 1)}\n`);
