import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CAPS } from './caps.ts';
import { checkWorkspace } from './checkWorkspace.ts';
import { emptyWorkspace, type Workspace } from './workspace.ts';

const full: Workspace = {
  version: 1,
  name: 'Two accounts',
  documents: [
    { id: 'd1', name: 'trust.json', text: '{ "Version": "2012-10-17" }\n' },
    {
      id: 'd2',
      name: 'all.md',
      text: '',
      owners: {
        '0': { owner: 'arn:aws:iam::111111111111:role/Role_A', slot: 'trust' },
        '3': { owner: '<a>' },
      },
      values: { 'var.account_id': '111111111111' },
    },
  ],
  view: { selection: 'a→b', collapsed: ['222222222222'], pins: { a: [1, -2.5] }, hidden: ['valid'] },
  context: { 'sts:externalid': 'x-42', 'aws:x': ['a', 'b'], 'aws:mfa': true, 'aws:y': null },
};

const why = (data: unknown) => {
  const checked = checkWorkspace(data);
  return checked.ok ? null : checked.why;
};

describe('what passes', () => {
  test('a full workspace comes through unchanged, an empty one too', () => {
    expect(checkWorkspace(full)).toEqual({ ok: true, workspace: full });
    expect(checkWorkspace(emptyWorkspace)).toEqual({ ok: true, workspace: emptyWorkspace });
  });

  test('unknown fields are dropped at every level', () => {
    const data = {
      ...full,
      extra: 1,
      documents: [{ id: 'd1', name: 'n', text: 't', script: 'x' }],
      view: { zoom: 3 },
    };
    const checked = checkWorkspace(data);
    expect(checked.ok && checked.workspace).toEqual({
      ...full,
      documents: [{ id: 'd1', name: 'n', text: 't' }],
      view: {},
    });
  });

  test('a broken view costs the view, not the documents', () => {
    const checked = checkWorkspace({ ...full, view: { pins: { a: ['left', 1] } } });
    expect(checked.ok && checked.workspace).toEqual({ ...full, view: {} });
  });

  test('keys that reach into prototypes are left out', () => {
    const data: unknown = JSON.parse(
      '{"version":1,"name":"n","documents":[],"view":{},"context":{"__proto__":"x","constructor":"y","aws:a":"b"}}',
    );
    const checked = checkWorkspace(data);
    expect(checked.ok && Object.entries(checked.workspace.context)).toEqual([['aws:a', 'b']]);
    expect(checked.ok && Object.getPrototypeOf(checked.workspace.context)).toBe(Object.prototype);
  });
});

describe('what is refused, in plain words', () => {
  test.each<[unknown, string]>([
    [null, 'This is not a workspace.'],
    ['text', 'This is not a workspace.'],
    [[], 'is missing'],
    [{ ...full, version: 2 }, '"version" is of a version that this page does not know'],
    [{ ...full, documents: 'all' }, '"documents" must be a list'],
    [{ ...full, documents: [{ id: 'd1', name: 'n' }] }, '"documents.0.text" is missing'],
    [{ ...full, documents: [full.documents[0], full.documents[0]] }, 'two entries with one id'],
    [{ ...full, documents: [{ id: '', name: 'n', text: '' }] }, '"documents.0.id" must not be empty'],
    [{ ...full, name: 'x'.repeat(CAPS.name + 1) }, 'longer than 300'],
    [{ ...full, context: { a: { b: 1 } } }, 'must be text, a list'],
    [{ ...full, context: { a: [[['deep']]] } }, 'must be text'],
    [
      { ...full, documents: [{ id: 'd', name: '', text: '', owners: { one: { owner: 'a' } } }] },
      'number of a piece',
    ],
  ])('%#', (data, words) => {
    expect(why(data)).toContain(words);
  });

  test('too many of anything', () => {
    const documents = Array.from({ length: CAPS.documents + 1 }, (_, i) => ({
      id: `d${i}`,
      name: '',
      text: '',
    }));
    expect(why({ ...full, documents })).toContain('has more than 2000 entries');
    const context = Object.fromEntries(Array.from({ length: CAPS.contextKeys + 1 }, (_, i) => [`k${i}`, '']));
    expect(why({ ...full, context })).toContain('has more than 500 entries');
  });

  test('texts that are too long together', () => {
    const third = 'x'.repeat(CAPS.allTexts / 3 + 1);
    const documents = ['a', 'b', 'c'].map((id) => ({ id, name: id, text: third }));
    expect(why({ ...full, documents })).toContain('together');
  });
});

test('never throws, and what passes once passes again unchanged', () => {
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: true, withDate: true, withMap: true }), (data) => {
      for (const value of [
        data,
        { ...full, documents: data },
        { ...full, view: data },
        { ...full, context: data },
      ]) {
        const checked = checkWorkspace(value);
        if (checked.ok) expect(checkWorkspace(checked.workspace)).toEqual(checked);
        else expect(checked.why).toMatch(/\.$/);
      }
    }),
  );
});
