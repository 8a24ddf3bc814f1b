// A small graph by hand, for the tests of this room: two accounts, every verdict, every kind of node once.
import type { GateAnswer, GateName, VerdictWord } from '#decision/verdict.ts';
import { GATE_NAMES } from '#decision/verdict.ts';
import type { AccessGraph, GraphEdge, GraphNode, NodeKind } from '#graph/accessGraph.ts';

export const roleArn = (account: string, name: string): string => `arn:aws:iam::${account}:role/${name}`;

function node(id: string, kind: NodeKind, account: string | null, label: string, detail: string): GraphNode {
  return { id, kind, account, label, detail, declared: true, guessed: false };
}

type Answers = Partial<Record<GateName, GateAnswer>>;

export function testEdge(
  source: string,
  target: string,
  verdict: VerdictWord,
  label: string,
  answers: Answers = {},
): GraphEdge {
  const gate = (name: GateName) => ({
    answer: answers[name] ?? ('not-needed' as const),
    statements: [
      {
        place: { document: 'd1', piece: 0, path: [name, 'Statement', 0] },
        policy: name,
        index: 0,
        effect: 'Allow' as const,
        evidence: [],
      },
    ],
  });
  return {
    id: `${source}→${target}|sts:AssumeRole`,
    kind: 'assume',
    source,
    target,
    action: 'sts:AssumeRole',
    verdict,
    label,
    text: `${source} to ${target}: ${verdict}.`,
    gates: Object.fromEntries(GATE_NAMES.map((name) => [name, gate(name)])) as unknown as GraphEdge['gates'],
    reasons: [],
    requires: [],
    missing: [],
    rule: { id: 'R1', text: '', page: '' },
    assumptions: [],
    ways: [],
  };
}

const [ONE, TWO] = ['111111111111', '222222222222'] as const;
const build = roleArn(ONE, 'Build');
const deploy = roleArn(TWO, 'Deploy');
const audit = roleArn(TWO, 'Audit');
const vendor = roleArn(TWO, 'Vendor');
const erin = `arn:aws:iam::${ONE}:user/erin`;
const bucket = 'arn:aws:s3:::artifacts-example';

const use = testEdge(deploy, bucket, 'valid', 's3:GetObject');

export const testGraph: AccessGraph = {
  accounts: [
    { id: ONE, alias: 'build', declared: true },
    { id: TWO, declared: false },
  ],
  nodes: [
    node('codebuild.amazonaws.com', 'service', null, 'CodeBuild', 'service'),
    node(build, 'role', ONE, 'Build', 'role · 1 permission policy'),
    node(erin, 'user', ONE, 'erin', 'user · no policies'),
    node(deploy, 'role', TWO, 'Deploy', 'role · trusts 1 principal'),
    node(audit, 'role', TWO, 'Audit', 'role · trusts account 111…'),
    { ...node(vendor, 'role', TWO, 'Vendor', 'role · only mentioned'), declared: false },
    node(bucket, 'resource', null, 'artifacts-example', 's3 bucket'),
  ],
  edges: [
    testEdge('codebuild.amazonaws.com', build, 'valid', 'allowed', { trust: 'yes' }),
    testEdge(build, deploy, 'conditional', 'if ExternalId', { permission: 'yes', trust: 'depends' }),
    testEdge(build, vendor, 'unknown', 'not given: trust', { permission: 'yes', trust: 'unknown' }),
    testEdge(erin, audit, 'invalid', 'no permission', { permission: 'no', trust: 'yes', scp: 'no' }),
    {
      ...use,
      id: `${deploy}→${bucket}|s3`,
      kind: 'access',
      action: 's3:GetObject',
      actions: ['s3:GetObject'],
    },
  ],
  bareWildcardPairs: 2,
};
