// Chapter 4: services, clusters, pipelines, identity providers.
import type { Lesson } from './lesson.ts';
import {
  allow,
  can,
  cannot,
  goal,
  LOOKS_AROUND,
  mayAssume,
  nobodyElse,
  noStranger,
  PAGES,
  permissionsOf,
  policyText,
  roleArn,
  rootArn,
  trustName,
  trustOf,
  trusts,
  userArn,
} from './lessonTexts.ts';

const HOME = '121212121212';
const LAKE = '343434343434';

const collect = roleArn(HOME, 'Collect');
const read = roleArn(LAKE, 'ReadLake');

const ec2Chain: Lesson = {
  id: 'ec2-chain',
  chapter: 'machines',
  title: 'From a server to a bucket next door',
  story: [
    'A program on an EC2 instance has to read a bucket of account 343434343434. Nothing that runs in EC2 has a password. The way goes over two roles: the EC2 service assumes `Collect` for the instance, through its instance profile, and Collect becomes `ReadLake`, which may read the bucket.',
    'The third link, from ReadLake to the bucket, is fine. Mend the other two.',
  ],
  documents: [
    trustOf(collect, trusts({ AWS: rootArn(HOME) })),
    permissionsOf(collect, mayAssume(read)),
    trustOf(read, trusts({ AWS: roleArn(HOME, 'Collector') })),
    permissionsOf(
      read,
      allow(['s3:GetObject', 's3:ListBucket'], ['arn:aws:s3:::lake', 'arn:aws:s3:::lake/*']),
    ),
  ],
  goals: [can('ec2.amazonaws.com', collect), can(collect, read), noStranger(collect), noStranger(read)],
  hints: [
    'First link: the trust policy of Collect has to name the service `ec2.amazonaws.com`.',
    'Second link: compare the name of the role that ReadLake trusts.',
    'The permissions are right on both roles.',
  ],
  solution: {
    [trustName(collect)]: policyText(trusts({ Service: 'ec2.amazonaws.com' })),
    [trustName(read)]: policyText(trusts({ AWS: collect })),
  },
  afterword:
    'Instance → role → role → bucket: each arrow is one trust and, across the border, one permission. The second hop is role chaining: its session lasts one hour at most, whatever the roles allow.',
  pages: [PAGES.instanceProfiles, PAGES.roles],
};

const thumbs = roleArn(HOME, 'Thumbnails');

const lambda: Lesson = {
  id: 'lambda',
  chapter: 'machines',
  title: 'The service that changed',
  story: [
    'The thumbnail maker used to run on a server and now is a Lambda function. Its execution role was kept. Lambda says: “The role defined for the function cannot be assumed by Lambda.”',
    'No server shall use the role any more.',
  ],
  documents: [
    trustOf(thumbs, trusts({ Service: 'ec2.amazonaws.com' })),
    permissionsOf(thumbs, allow(['s3:GetObject', 's3:PutObject'], 'arn:aws:s3:::pictures/*')),
  ],
  goals: [can('lambda.amazonaws.com', thumbs), cannot('ec2.amazonaws.com', thumbs)],
  hints: [
    'The trust policy names a service. Which one calls now?',
    'Replace it: adding would leave the old door open.',
  ],
  solution: { [trustName(thumbs)]: policyText(trusts({ Service: 'lambda.amazonaws.com' })) },
  afterword:
    'A service is named exactly: no wildcard, no ARN, and in trust policies the name without a region. Who may hand a role to a service is another permission, `iam:PassRole`, on the side of whoever makes the function.',
  pages: [PAGES.lambdaRole, PAGES.serviceRoles],
};

const issuer = 'oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF';
const eks = `arn:aws:iam::${HOME}:oidc-provider/${issuer}`;
const orders = roleArn(HOME, 'Orders');
const pod = (account: string) => ({
  [`${issuer}:sub`]: `system:serviceaccount:${account}`,
  [`${issuer}:aud`]: 'sts.amazonaws.com',
});

const irsa: Lesson = {
  id: 'irsa',
  chapter: 'machines',
  title: 'One cluster, many service accounts',
  story: [
    'Pods in the cluster get tokens from the cluster’s identity provider. A token says whom it is for (`aud`) and whose it is (`sub`): `system:serviceaccount:NAMESPACE:NAME`.',
    'The trust policy of Orders checks `aud` only. So every pod of the cluster can become Orders, the chat bot included.',
    'Let in the service account `orders` of the namespace `shop`, and no other.',
  ],
  documents: [
    trustOf(
      orders,
      trusts(
        { Federated: eks },
        { StringEquals: { [`${issuer}:aud`]: 'sts.amazonaws.com' } },
        'sts:AssumeRoleWithWebIdentity',
      ),
    ),
  ],
  goals: [
    goal(eks, orders, 'valid', 'The pods of shop:orders get in', { when: pod('shop:orders'), keep: true }),
    goal(eks, orders, 'invalid', 'The pods of chat:bot do not', { when: pod('chat:bot') }),
    goal(eks, orders, 'invalid', 'Nor does an account orders of another namespace', {
      when: pod('test:orders'),
    }),
  ],
  hints: [
    'A second line in the same condition: the key ends in `:sub`.',
    'Its value is `system:serviceaccount:shop:orders`.',
  ],
  solution: {
    [trustName(orders)]: policyText(
      trusts(
        { Federated: eks },
        {
          StringEquals: {
            [`${issuer}:aud`]: 'sts.amazonaws.com',
            [`${issuer}:sub`]: 'system:serviceaccount:shop:orders',
          },
        },
        'sts:AssumeRoleWithWebIdentity',
      ),
    ),
  },
  afterword:
    'An OIDC provider vouches for everybody who has a token of it. `aud` says that the token was meant for AWS, `sub` says whose it is: without `sub` the whole cluster is one principal.',
  pages: [PAGES.irsa, PAGES.oidcRole],
};

const pods = 'pods.eks.amazonaws.com';
const billing = roleArn(HOME, 'Billing');

const podIdentity: Lesson = {
  id: 'pod-identity',
  chapter: 'machines',
  title: 'The second action',
  story: [
    'With EKS Pod Identity the trust policy names no OIDC provider and checks no token: the service `pods.eks.amazonaws.com` becomes the role for the pod. It attaches the names of cluster, namespace and service account to the session, as tags.',
    'The trust policy of Billing allows to assume the role. To attach tags is an action of its own, and it is not allowed: so the whole call fails. Let it succeed, for the pods only.',
  ],
  documents: [
    trustOf(billing, trusts({ Service: pods })),
    permissionsOf(billing, allow('dynamodb:GetItem', `arn:aws:dynamodb:eu-west-1:${HOME}:table/bills`)),
  ],
  goals: [can(pods, billing), nobodyElse(billing, HOME)],
  hints: [
    '`Action` can be a list.',
    'Passing session tags needs `sts:TagSession`, in the same trust policy.',
  ],
  solution: {
    [trustName(billing)]: policyText(
      trusts({ Service: pods }, undefined, ['sts:AssumeRole', 'sts:TagSession']),
    ),
  },
  afterword:
    'Whoever passes tags along with AssumeRole needs `sts:TagSession` as well; whoever passes a source identity needs `sts:SetSourceIdentity`. One missing action fails the whole call.',
  pages: [PAGES.podIdentity, PAGES.sessionTags],
};

const hub = 'token.actions.githubusercontent.com';
const github = `arn:aws:iam::${HOME}:oidc-provider/${hub}`;
const shipIt = roleArn(HOME, 'ShipIt');
const run = (sub: string) => ({ [`${hub}:sub`]: sub, [`${hub}:aud`]: 'sts.amazonaws.com' });
const fromGithub = (operator: string, sub: string) =>
  trusts(
    { Federated: github },
    operator === 'StringEquals'
      ? { StringEquals: { [`${hub}:aud`]: 'sts.amazonaws.com', [`${hub}:sub`]: sub } }
      : { StringEquals: { [`${hub}:aud`]: 'sts.amazonaws.com' }, [operator]: { [`${hub}:sub`]: sub } },
    'sts:AssumeRoleWithWebIdentity',
  );
const repository = 'repo:tidewater-inc@5120044/webshop@80213377';

const githubActions: Lesson = {
  id: 'github-actions',
  chapter: 'machines',
  title: 'Whose pipeline is it?',
  story: [
    'ShipIt releases the web shop, from GitHub Actions, without any stored key. GitHub’s token says in `sub` which repository runs, on which branch or for which pull request.',
    'The pattern in the trust policy ends too early: any repository of `tidewater-inc` gets in, and so does a pull request that nobody has looked at.',
    'Only runs of the repository webshop on the branch `main` shall release.',
  ],
  documents: [
    trustOf(shipIt, fromGithub('StringLike', 'repo:tidewater-inc@5120044/*')),
    permissionsOf(shipIt, allow('s3:PutObject', 'arn:aws:s3:::webshop-releases/*')),
  ],
  goals: [
    goal(github, shipIt, 'valid', 'A run on main gets in', {
      when: run(`${repository}:ref:refs/heads/main`),
      keep: true,
    }),
    goal(github, shipIt, 'invalid', 'A pull request does not', { when: run(`${repository}:pull_request`) }),
    goal(github, shipIt, 'invalid', 'Another repository does not', {
      when: run('repo:tidewater-inc@5120044/playground@80999999:ref:refs/heads/main'),
    }),
  ],
  hints: [
    'The goals tell you what the token says: `repo:OWNER@ID/REPOSITORY@ID:ref:refs/heads/BRANCH`.',
    'An exact text is best: `StringEquals` without any wildcard.',
  ],
  solution: {
    [trustName(shipIt)]: policyText(fromGithub('StringEquals', `${repository}:ref:refs/heads/main`)),
  },
  afterword:
    'The provider is the same for all of GitHub: only `sub` tells your repository from everybody else’s. The numbers after `@` never change hands, so a name that is given up and taken by somebody else does not come back to haunt you.',
  pages: [PAGES.oidc, PAGES.oidcRole],
};

const idp = `arn:aws:iam::${HOME}:saml-provider/CompanyLogin`;
const staff = roleArn(HOME, 'Staff');
const temp = userArn(HOME, 'temp');
const signIn = { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } };

const saml: Lesson = {
  id: 'saml',
  chapter: 'machines',
  title: 'The company’s own login',
  story: [
    'Staff sign in with the company’s SAML provider, CompanyLogin, and should land in the role `Staff`. The trust policy names the provider. It allows the wrong action: `sts:AssumeRole` is what users and roles call. Who comes with a SAML assertion calls something else.',
    'The temp’s user has the permission to assume any role. It must stay out.',
  ],
  documents: [
    trustOf(staff, trusts({ Federated: idp }, signIn)),
    permissionsOf(temp, mayAssume('*')),
    permissionsOf(staff, LOOKS_AROUND),
  ],
  goals: [
    goal(idp, staff, 'valid', 'Whoever signs in through CompanyLogin gets in', {
      when: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' },
    }),
    cannot(temp, staff, { keep: true }),
    goal(idp, staff, 'invalid', 'An assertion that was made for another site does not help', {
      when: { 'SAML:aud': 'https://wiki.example/saml' },
      keep: true,
    }),
    goal(
      `arn:aws:iam::${HOME}:saml-provider/PartnerLogin`,
      staff,
      'invalid',
      'Whoever signs in through another provider stays out',
      { when: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' }, keep: true },
    ),
  ],
  hints: [
    'There is one action for each way in: `AssumeRole`, `AssumeRoleWithWebIdentity`, and …',
    '`sts:AssumeRoleWithSAML`',
  ],
  solution: { [trustName(staff)]: policyText(trusts({ Federated: idp }, signIn, 'sts:AssumeRoleWithSAML')) },
  afterword:
    'Principal and action have to fit: `AWS` and `Service` with AssumeRole, OIDC with AssumeRoleWithWebIdentity, SAML with AssumeRoleWithSAML. `SAML:aud` pins the assertion to AWS’s sign-in page.',
  pages: [PAGES.saml, PAGES.assumeRole],
};

export const machines: readonly Lesson[] = [ec2Chain, lambda, irsa, podIdentity, githubActions, saml];
