import { describe, expect, it } from 'vitest';
import { beforePlan } from './planBefore.ts';

const values = (name: string, policy: string) => ({ name, assume_role_policy: policy });
const role = { mode: 'managed', type: 'aws_iam_role', name: 'a' };
const change = (address: string, before: object | null, after: object | null) => ({
  ...role,
  address,
  change: { actions: ['update'], before, after, after_unknown: {} },
});

const plan = {
  format_version: '1.2',
  terraform_version: '1.9.5',
  planned_values: { root_module: { resources: [{ ...role, address: 'r.a', values: values('a', 'NEW') }] } },
  resource_changes: [
    change('r.a', values('a', 'OLD'), values('a', 'NEW')),
    change('r.new', null, values('new', 'NEW')),
    change('r.gone', values('gone', 'LAST'), null),
  ],
};
const prior = {
  ...plan,
  prior_state: {
    format_version: '1.0',
    values: { root_module: { resources: [{ ...role, address: 'r.a', values: values('a', 'PRIOR') }] } },
  },
};

const before = (text: string) => beforePlan({ id: 'd', name: 'd', text })?.text ?? '';
const placeOf = (text: string, word: string) => {
  const lines = text.slice(0, text.indexOf(word)).split('\n');
  return [lines.length, lines.at(-1)?.length];
};

describe.each([
  ['in lines', 2],
  ['in one line', undefined],
])('the state that a plan starts from, %s', (_, indent) => {
  it('is what it knew before, and everything stands where it stands in the plan', () => {
    const text = JSON.stringify(prior, null, indent);
    const state = before(text);
    expect(JSON.parse(state)).toMatchObject({
      format_version: '1.2',
      values: prior.prior_state.values,
    });
    expect(Object.keys(JSON.parse(state) as object)).toEqual([
      'format_version',
      'terraform_version',
      'values',
    ]);
    expect(placeOf(state, 'PRIOR')).toEqual(placeOf(text, 'PRIOR'));
  });

  it('without that, what each change starts from', () => {
    const text = JSON.stringify(plan, null, indent);
    const state = before(text);
    expect(JSON.parse(state)).toMatchObject({
      values: {
        root_module: {
          resources: [
            { ...role, address: 'r.a', values: values('a', 'OLD') },
            { ...role, address: 'r.gone', values: values('gone', 'LAST') },
          ],
        },
      },
    });
    for (const word of ['OLD', 'LAST']) expect(placeOf(state, word)).toEqual(placeOf(text, word));
  });

  it('is empty where everything is new, and what stands around plans stays', () => {
    const first = JSON.stringify({ ...plan, resource_changes: [change('r.new', null, {})] }, null, indent);
    expect(JSON.parse(before(first))).toMatchObject({ values: { root_module: { resources: [] } } });
    const around = before(`# one\n${first}\n# two`);
    expect(around.startsWith('# one\n{')).toBe(true);
    expect(around.endsWith('\n# two')).toBe(true);
    expect(around.split('\n')).toHaveLength(first.split('\n').length + 2);
  });
});

it('a text without a plan has no state before it', () => {
  expect(beforePlan({ id: 'd', name: 'd', text: '{"Statement": []}' })).toBeNull();
});
