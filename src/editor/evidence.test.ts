import { expect, it } from 'vitest';
import type { Place } from '#decision/inventory.ts';
import type { Gate, GateAnswer } from '#decision/verdict.ts';
import type { AccessGraphEdge } from '#graph/accessGraph.ts';
import { evidenceOf, pointable } from './evidence.ts';

const at = (document: string, ...path: string[]): Place => ({ document, piece: 0, path });
const gate = (answer: GateAnswer, place?: Place, ...evidence: Place[]): Gate => ({
  answer,
  statements: place ? [{ place, policy: '', index: 0, effect: 'Allow', evidence }] : [],
});
const edge: AccessGraphEdge = {
  id: 'e',
  kind: 'access',
  source: 'a',
  target: 'b',
  action: 'x',
  actions: ['x'],
  verdict: 'conditional',
  gates: {
    trust: gate('yes', at('d1', 'trust'), at('d1', 'trust', 'Principal')),
    permission: gate('depends', at('d2', 'permission')),
    boundary: gate('not-needed'),
    session: gate('not-needed'),
    scp: gate('not-needed'),
    rcp: gate('not-needed'),
  },
  reasons: [{ code: 'X', text: '', gate: null, side: 'note', places: [at('d3')] }],
  requires: [
    {
      key: 'k',
      operator: 'o',
      values: [],
      mustNot: false,
      gate: 'trust',
      text: '',
      places: [at('d2', 'permission')],
    },
  ],
  missing: [],
  text: '',
  label: '',
};

it('puts the evidence of the gate that decides first, each place once, no whole statement without need', () => {
  expect(evidenceOf(edge)).toEqual([at('d2', 'permission'), at('d1', 'trust', 'Principal')]);
});

it('lets people point at statements and reasons too', () => {
  expect(pointable(edge)).toEqual([
    at('d2', 'permission'),
    at('d1', 'trust', 'Principal'),
    at('d1', 'trust'),
    at('d3'),
  ]);
});
