import { expect, test } from 'vitest';
import { exampleEdge, gateOf, reasonOf } from './exampleEdge.ts';
import { gateLane } from './gateLane.ts';

const told = (edge: Parameters<typeof gateLane>[0]) => {
  const lane = gateLane(edge);
  return lane && [lane.stops.map(({ gate }) => gate).join(' '), lane.decides, lane.sentence];
};

test('a request that arrives passes every gate that is asked', () => {
  expect(told(exampleEdge())).toEqual([
    'permission trust',
    2,
    'The request passes every gate that is asked.',
  ]);
  const gates = { permission: gateOf('not-needed') };
  expect(told(exampleEdge({ gates }))?.[0]).toBe('trust');
});

test('it stops at the gate that AWS names first, behind those that let it pass', () => {
  const edge = exampleEdge({
    verdict: 'invalid',
    gates: { permission: gateOf('no'), trust: gateOf('yes'), scp: gateOf('no') },
    reasons: [
      reasonOf('SCP_EXPLICIT_DENY', 'scp', 'against'),
      reasonOf('IDENTITY_MISSING', 'permission', 'against'),
    ],
  });
  expect(told(edge)).toEqual([
    'trust scp permission',
    1,
    'The request stops at a service control policy; 1 more gate does not let it through either.',
  ]);
});

test('it waits where the request or a missing document decides', () => {
  expect(told(exampleEdge({ verdict: 'conditional', gates: { trust: gateOf('depends') } }))).toEqual([
    'permission trust',
    1,
    'Whether the request passes the trust policy depends on what it carries.',
  ]);
  expect(told(exampleEdge({ verdict: 'unknown', gates: { permission: gateOf('unknown') } }))?.[2]).toBe(
    'Whether the request passes the caller’s permissions nobody can tell here.',
  );
});

test('what more depends on the request is not said to refuse it', () => {
  const gates = { permission: gateOf('depends'), trust: gateOf('depends') };
  expect(told(exampleEdge({ verdict: 'conditional', gates }))).toEqual([
    'permission trust',
    0,
    'Whether the request passes the caller’s permissions depends on what it carries; 1 more gate depends on that too.',
  ]);
  const both = { permission: gateOf('no'), trust: gateOf('depends'), scp: gateOf('no') };
  expect(told(exampleEdge({ verdict: 'invalid', gates: both }))?.[2]).toBe(
    'The request stops at the caller’s permissions; 1 more gate does not let it through either; 1 more gate is open.',
  );
});

test('no lane where AWS refuses the pair whatever the gates say', () => {
  expect(gateLane(exampleEdge({ verdict: 'invalid' }))).toBeNull();
});
