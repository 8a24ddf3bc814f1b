// (a) One cross-account decision: may Role_A of one account become Role_B of another?
import { runSimulation } from '@cloud-copilot/iam-simulate';
import { BUNDLE } from './bundle.mjs';
import { median, rate, rateNow } from './measure.mjs';

const SOURCE = 'arn:aws:iam::111111111111:role/Role_A';
const TARGET = 'arn:aws:iam::222222222222:role/Role_B';
const ACTION = 'sts:AssumeRole';

const identity = {
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'], Resource: 'arn:aws:s3:::example/*' },
    { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: ['arn:aws:iam::222222222222:role/Role_*'] },
  ],
};
const trust = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: ['arn:aws:iam::111111111111:root', 'arn:aws:iam::333333333333:role/CI'] },
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'sts:ExternalId': 'x-42' } },
    },
  ],
};
const scp = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };

export async function oneDecision() {
  const { authorize, contextOf, known, parsePolicy } = await import(BUNDLE);
  const caller = {
    kind: 'role',
    arn: SOURCE,
    account: '111111111111',
    partition: 'aws',
    serviceLinked: false,
  };
  const context = contextOf({ 'sts:externalid': known('x-42') });
  const request = { action: ACTION, resource: TARGET, resourceAccount: '222222222222', caller, context };
  const set = (parse) => ({
    identity: [parse(identity, 'identity')],
    resource: [parse(trust, 'trust')],
    boundary: null,
    session: null,
    scps: [[parse(scp, 'scp')]],
    rcps: null,
  });
  const compiled = set(parsePolicy);
  const theirs = async () => {
    const answer = await runSimulation(
      {
        request: {
          principal: SOURCE,
          action: ACTION,
          resource: { resource: TARGET, accountId: '222222222222' },
          contextVariables: { 'sts:ExternalId': 'x-42' },
        },
        identityPolicies: [{ name: 'identity', policy: identity }],
        serviceControlPolicies: [{ orgIdentifier: 'root', policies: [{ name: 'scp', policy: scp }] }],
        resourceControlPolicies: [],
        resourcePolicy: trust,
      },
      {},
    );
    if (answer.overallResult !== 'Allowed') throw new Error(`theirs says ${answer.overallResult}`);
  };
  const ours = (policies) => {
    if (authorize(request, policies).decision !== 'yes') throw new Error('ours says no');
  };
  const rounds = { theirs: [], compiled: [], parsed: [] };
  for (let round = 0; round < 5; round++) {
    rounds.theirs.push(await rate(theirs, 400));
    rounds.compiled.push(rateNow(() => ours(compiled), 300));
    rounds.parsed.push(rateNow(() => ours(set(parsePolicy)), 300));
  }
  return Object.fromEntries(Object.entries(rounds).map(([name, list]) => [name, median(list.slice(1))]));
}
