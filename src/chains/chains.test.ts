import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assumeEdges } from '#assume/assumeEdges.ts';
import { type CaseInput, estateInventory } from '#assume/caseInventory.ts';
import { prepare } from '#decision/model.ts';
import { canBecome, chains, type ChainQuestion, whoCan } from './chains.ts';

const ALICE = 'arn:aws:iam::111111111111:user/alice';
const role = (name: string, account = '222222222222'): string => `arn:aws:iam::${account}:role/${name}`;
const BUILD = role('Build');
const DEPLOY = role('Deploy');
const FINAL = role('Final', '333333333333');

type Principal = NonNullable<CaseInput['principals']>[number];

const policy = (...statements: readonly object[]) => ({ Version: '2012-10-17', Statement: statements });

interface Links {
  readonly actions?: readonly string[];
  readonly condition?: object;
  readonly session?: object;
  readonly tags?: Readonly<Record<string, string>>;
}

function may(targets: readonly string[], actions: readonly string[]): NonNullable<Principal['policies']> {
  if (targets.length === 0) return [];
  return [
    {
      name: 'assume',
      kind: 'identity',
      document: policy({ Effect: 'Allow', Action: actions, Resource: targets }),
    },
  ];
}

const user = (arn: string, targets: readonly string[], actions = ['sts:*']): Principal => ({
  arn,
  policies: may(targets, actions),
});

function trusting(
  arn: string,
  from: string,
  targets: readonly string[],
  { actions = ['sts:AssumeRole'], condition, session, tags }: Links = {},
): Principal {
  return {
    arn,
    ...(tags && { tags }),
    policies: [
      ...may(targets, ['sts:*']),
      ...(session === undefined ? [] : [{ name: 'scope', kind: 'session' as const, document: session }]),
    ],
    trust: policy({
      Effect: 'Allow',
      Principal: { AWS: from },
      Action: actions,
      ...(condition && { Condition: condition }),
    }),
  };
}

const ask = (input: CaseInput, question: ChainQuestion) => {
  const model = prepare(estateInventory(input));
  return chains(model, assumeEdges(model).edges, question);
};

const line = (build: Links = {}, final: Links = {}): readonly Principal[] => [
  user(ALICE, [BUILD]),
  trusting(BUILD, ALICE, [FINAL], build),
  trusting(FINAL, BUILD, [], final),
];

describe('a chain', () => {
  it('is valid when each hop is, and says so with the hour, the commands and the profiles', () => {
    const [chain, ...others] = ask({ principals: line() }, { from: ALICE, to: FINAL });
    expect(others).toEqual([]);
    expect(chain?.verdict).toBe('valid');
    expect(chain?.text).toBe(
      'alice in 111111111111 can become Final in 333333333333 in 2 hops, by way of Build.',
    );
    expect(chain?.hops.map((h) => h.chained)).toEqual([false, true]);
    expect(chain?.notes.join(' ')).toContain('at most one hour');
    const [first = '', second] = chain?.commands ?? [];
    expect(first).toContain(`aws sts assume-role --role-arn ${BUILD} --role-session-name test \\\n`);
    expect(first).toMatch(/^export AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN$/m);
    expect(second).toBe(`aws sts assume-role --role-arn ${FINAL} --role-session-name test`);
    expect(chain?.profile).toBe(
      [
        '# the keys of alice belong into [alice] of ~/.aws/credentials',
        '',
        '[profile build]',
        `role_arn = ${BUILD}`,
        'source_profile = alice',
        '',
        '[profile final]',
        `role_arn = ${FINAL}`,
        'source_profile = build',
        '# role chaining: at most one hour',
        'duration_seconds = 3600',
        '',
      ].join('\n'),
    );
  });

  it('that a service begins has no profile for the session that the service makes', () => {
    const EC2 = 'ec2.amazonaws.com';
    const trust = policy({ Effect: 'Allow', Principal: { Service: EC2 }, Action: 'sts:AssumeRole' });
    const principals = [{ arn: BUILD, policies: may([FINAL], ['sts:*']), trust }, trusting(FINAL, BUILD, [])];
    const [chain] = ask({ principals }, { from: EC2, to: FINAL });
    expect(chain?.commands).toEqual([
      null,
      `aws sts assume-role --role-arn ${FINAL} --role-session-name test`,
    ]);
    expect(chain?.profile).toBe(
      [
        '# ec2.amazonaws.com makes the session of Build itself: where it runs, that needs no profile',
        '',
        '[profile final]',
        `role_arn = ${FINAL}`,
        'credential_source = Ec2InstanceMetadata',
        '# role chaining: at most one hour',
        'duration_seconds = 3600',
        '',
      ].join('\n'),
    );
  });

  it('tells alternatives as alternatives', () => {
    const statement = (Condition: object) => ({
      Effect: 'Allow',
      Principal: { AWS: ALICE },
      Action: 'sts:AssumeRole',
      Condition,
    });
    const trust = policy(
      statement({ StringEquals: { 'sts:ExternalId': 'x-42' } }),
      statement({ Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
    );
    const principals = [user(ALICE, [BUILD]), { arn: BUILD, policies: [], trust }];
    const [chain] = ask({ principals }, { from: ALICE, to: BUILD });
    expect(chain?.text).toContain(
      'if the request passes ExternalId "x-42", or the caller authenticated with MFA.',
    );
  });

  it('fills a session name in that a variable of the caller settles', () => {
    const condition = { StringLike: { 'sts:RoleSessionName': '${aws:username}' } };
    const principals = [user(ALICE, [BUILD]), trusting(BUILD, ALICE, [], { condition })];
    const [chain] = ask({ principals }, { from: ALICE, to: BUILD });
    expect(chain?.commands).toEqual([`aws sts assume-role --role-arn ${BUILD} --role-session-name alice`]);
    expect(chain?.profile).toContain('role_session_name = alice\n');
  });

  it('is broken when a hop is: the original identity does not travel', () => {
    const principals = [user(ALICE, [BUILD]), trusting(BUILD, ALICE, [FINAL]), trusting(FINAL, ALICE, [])];
    const [chain] = ask({ principals }, { from: ALICE, to: FINAL });
    expect(chain?.verdict).toBe('invalid');
    const two = ask({ principals }, { from: ALICE, to: FINAL }).find((c) => c.hops.length === 2);
    expect(two?.text ?? chain?.text).toContain('cannot become Final');
  });

  it('asks for each ExternalId at its own hop, and a value for the first call is none for the second', () => {
    const condition = { StringEquals: { 'sts:ExternalId': 'x-42' } };
    const principals = line({ condition }, { condition });
    const [open] = ask({ principals }, { from: ALICE, to: FINAL });
    expect(open?.requires.map((r) => [r.hop, r.key])).toEqual([
      [1, 'sts:ExternalId'],
      [2, 'sts:ExternalId'],
    ]);
    const [given] = ask({ principals, context: { 'sts:ExternalId': 'x-42' } }, { from: ALICE, to: FINAL });
    expect(given?.hops.map((h) => h.edge.verdict)).toEqual(['valid', 'conditional']);
    expect(given?.hops[1]?.alone).toBe('valid');
    expect(given?.text).toContain('if at hop 2');
    expect(given?.profile.match(/external_id = x-42/g)).toHaveLength(2);
  });

  it('never has MFA at a later hop for certain', () => {
    const condition = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };
    const principals = line({ condition }, { condition });
    const context = { 'aws:MultiFactorAuthPresent': 'true' };
    const [chain] = ask({ principals, context }, { from: ALICE, to: FINAL });
    expect(chain?.hops.map((h) => h.edge.verdict)).toEqual(['valid', 'conditional']);
    expect(chain?.verdict).toBe('conditional');
    expect(chain?.notes.join(' ')).toContain('MFA does not survive');
  });

  it('carries the source identity, and needs sts:SetSourceIdentity at each hop', () => {
    const actions = ['sts:AssumeRole', 'sts:SetSourceIdentity'];
    const context = { 'sts:SourceIdentity': 'alice' };
    const condition = { StringEquals: { 'aws:SourceIdentity': 'alice' } };
    const [whole] = ask(
      { principals: line({ actions }, { actions, condition }), context },
      { from: ALICE, to: FINAL },
    );
    expect(whole?.verdict).toBe('valid');
    expect(whole?.notes.join(' ')).toContain('sts:SetSourceIdentity');
    const [torn] = ask({ principals: line({ actions }), context }, { from: ALICE, to: FINAL });
    expect(torn?.hops.map((h) => h.edge.verdict)).toEqual(['valid', 'invalid']);
  });

  it('carries transitive session tags through every hop, others only to the next', () => {
    const actions = ['sts:AssumeRole', 'sts:TagSession'];
    const condition = { StringEquals: { 'aws:PrincipalTag/team': 'blue' } };
    const principals = (last: Links) => [
      user(ALICE, [BUILD]),
      trusting(BUILD, ALICE, [DEPLOY], { actions, tags: {} }),
      trusting(DEPLOY, BUILD, [FINAL], { actions, condition, tags: {} }),
      trusting(FINAL, DEPLOY, [], last),
    ];
    const tags = { 'aws:RequestTag/team': 'blue' };
    const sticky = { ...tags, 'sts:TransitiveTagKeys': ['team'] };
    const verdicts = (last: Links, context: CaseInput['context']) =>
      ask(
        { principals: principals(last), ...(context && { context }) },
        { from: ALICE, to: FINAL },
      )[0]?.hops.map((h) => h.edge.verdict);
    expect(verdicts({ actions, condition }, sticky)).toEqual(['valid', 'valid', 'valid']);
    // Inherited tags are passed again: without sts:TagSession the last call fails.
    expect(verdicts({ condition }, sticky)).toEqual(['valid', 'valid', 'invalid']);
    expect(verdicts({ actions, condition }, tags)?.slice(0, 2)).toEqual(['valid', 'valid']);
    expect(verdicts({ actions, condition }, tags)?.[2]).not.toBe('valid');
  });

  it('does not carry role tags', () => {
    const condition = { StringEquals: { 'aws:PrincipalTag/team': 'blue' } };
    const principals = [
      trusting(DEPLOY, BUILD, [FINAL], { tags: {} }),
      trusting(BUILD, ALICE, [DEPLOY], { tags: { team: 'blue' } }),
      user(ALICE, [BUILD]),
      trusting(FINAL, DEPLOY, [], { condition }),
    ];
    const [chain] = ask({ principals }, { from: ALICE, to: FINAL });
    expect(chain?.hops.map((h) => h.edge.verdict)).toEqual(['valid', 'valid', 'invalid']);
  });

  it('leaves the session policy of an earlier session behind', () => {
    const session = policy({ Effect: 'Allow', Action: 's3:*', Resource: '*' });
    const principals = line({ session });
    const model = prepare(estateInventory({ principals }));
    const { edges } = assumeEdges(model);
    expect(edges.find((e) => e.source === BUILD)?.verdict).toBe('invalid');
    const [chain] = chains(model, edges, { from: ALICE, to: FINAL });
    expect(chain?.verdict).toBe('valid');
    expect(chain?.notes.join(' ')).toContain('without the session policy');
    expect(whoCan(model, edges, FINAL).map((c) => c.source)).toEqual([ALICE]);
  });

  it('from EKS Pod Identity needs sts:TagSession further on', () => {
    const pods = 'pods.eks.amazonaws.com';
    const pod = role('Pod');
    const principals: readonly Principal[] = [
      {
        arn: pod,
        policies: may([FINAL], ['sts:*']),
        trust: policy({
          Effect: 'Allow',
          Principal: { Service: pods },
          Action: ['sts:AssumeRole', 'sts:TagSession'],
        }),
      },
      trusting(FINAL, pod, []),
    ];
    const [chain] = ask({ principals }, { from: pods, to: FINAL });
    expect(chain?.hops.map((h) => h.edge.verdict)).toEqual(['valid', 'invalid']);
    const off = ask({ principals, context: { 'eks:disableSessionTags': 'true' } }, { from: pods, to: FINAL });
    expect(off[0]?.verdict).toBe('valid');
  });
});

describe('ways', () => {
  const condition = { StringEquals: { 'sts:ExternalId': 'x-42' } };
  const detour = [
    user(ALICE, [BUILD, FINAL]),
    trusting(BUILD, ALICE, [FINAL]),
    {
      arn: FINAL,
      policies: may([BUILD], ['sts:*']),
      trust: policy(
        { Effect: 'Allow', Principal: { AWS: ALICE }, Action: 'sts:AssumeRole', Condition: condition },
        { Effect: 'Allow', Principal: { AWS: BUILD }, Action: 'sts:AssumeRole' },
      ),
    },
  ];

  it('prefer what asks for less over what is shorter, and list both', () => {
    const found = ask({ principals: detour }, { from: ALICE, to: FINAL });
    expect(found.map((c) => [c.verdict, c.hops.length])).toEqual([
      ['valid', 2],
      ['conditional', 1],
    ]);
    expect(ask({ principals: detour }, { from: ALICE, to: FINAL, maxHops: 1 })).toHaveLength(1);
    expect(ask({ principals: detour }, { from: ALICE, to: FINAL, limit: 1 })).toHaveLength(1);
  });

  it('are told from both ends alike', () => {
    const model = prepare(estateInventory({ principals: detour }));
    const { edges } = assumeEdges(model);
    const best = whoCan(model, edges, FINAL).find((c) => c.source === ALICE);
    const same = canBecome(model, edges, ALICE).find((c) => c.target === FINAL);
    expect(best?.hops).toHaveLength(2);
    expect(best).toEqual(same);
    expect(canBecome(model, edges, ALICE).map((c) => c.target)).toEqual([BUILD, FINAL]);
  });

  it('are none where there are none', () => {
    expect(ask({ principals: [] }, { from: ALICE, to: FINAL })).toEqual([]);
    expect(ask({ principals: line() }, { from: FINAL, to: ALICE })).toEqual([]);
    expect(ask({ principals: line() }, { from: FINAL })).toEqual([]);
  });
});

const NAMES = ['A', 'B', 'C', 'D', 'E'] as const;
const conditions = [undefined, { StringEquals: { 'sts:ExternalId': 'x1' } }] as const;
const graph = fc.array(
  fc.record({
    from: fc.constantFrom(...NAMES),
    to: fc.constantFrom(...NAMES),
    condition: fc.constantFrom(...conditions),
  }),
  { maxLength: 14 },
);

/** Roles of one account that name each other at random: circles and dead ends included. */
const randomInput = (
  links: readonly { from: string; to: string; condition: object | undefined }[],
): CaseInput => ({
  principals: NAMES.map((name) => {
    const own = links.filter((l) => l.to === name);
    const statements = own.map((l) => {
      const statement = { Effect: 'Allow', Principal: { AWS: role(l.from) }, Action: 'sts:AssumeRole' };
      return l.condition === undefined ? statement : Object.assign(statement, { Condition: l.condition });
    });
    const nobody = { Effect: 'Allow', Principal: { AWS: ALICE }, Action: 'sts:AssumeRole' };
    return {
      arn: role(name),
      policies: [],
      trust: policy(...(statements.length === 0 ? [nobody] : statements)),
    };
  }),
});

describe('on random graphs with circles', () => {
  it('no role comes twice, every hop starts where the last ended, and the best of each end agree', () => {
    fc.assert(
      fc.property(graph, (links) => {
        const model = prepare(estateInventory(randomInput(links)));
        const { edges } = assumeEdges(model);
        for (const name of NAMES) {
          const target = role(name);
          for (const chain of whoCan(model, edges, target)) {
            const stops = [chain.source, ...chain.hops.map((h) => h.edge.target)];
            expect(new Set(stops).size).toBe(stops.length);
            expect(chain.hops.every((h, i) => h.edge.source === stops[i])).toBe(true);
            expect(chain.verdict).not.toBe('invalid');
            const [first] = chains(model, edges, { from: chain.source, to: target });
            expect(first?.verdict).toBe(chain.verdict);
            expect(first?.requires.length).toBe(chain.requires.length);
            expect(first?.hops.length).toBe(chain.hops.length);
            const back = canBecome(model, edges, chain.source).find((c) => c.target === target);
            expect(back?.requires.length).toBe(chain.requires.length);
            expect(back?.hops.length).toBe(chain.hops.length);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('an estate of 10,000 roles', () => {
  const count = 10_000;
  const at = (i: number): string => role(`R${i}`);
  // Each role trusts the next two: long lines, and circles at the end.
  const principals = Array.from({ length: count }, (_, i) => ({
    arn: at(i),
    policies: [],
    trust: policy({
      Effect: 'Allow',
      Principal: { AWS: [at((i + 1) % count), at((i + 7) % count)] },
      Action: 'sts:AssumeRole',
    }),
  }));

  it('answers, and twice the same', () => {
    const model = prepare(estateInventory({ principals }));
    const { edges } = assumeEdges(model);
    const who = whoCan(model, edges, at(0));
    const become = canBecome(model, edges, at(500));
    const between = chains(model, edges, { from: at(16), to: at(0), limit: 5 });
    expect(who.length).toBeGreaterThan(20);
    expect(become.length).toBe(who.length);
    expect(between).toHaveLength(5);
    expect(whoCan(model, edges, at(0))).toEqual(who);
    // A search of all ways would not end within the test's timeout.
  }, 60_000);
});
