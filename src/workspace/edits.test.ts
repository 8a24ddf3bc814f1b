import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDocument,
  addDocuments,
  answerOwner,
  fillValue,
  removeDocument,
  renameDocument,
  renameWorkspace,
  replaceText,
  setContext,
  setView,
} from './edits.ts';
import { emptyWorkspace } from './workspace.ts';

const two = ['one', 'two'].reduce((w, text) => addDocument(w, { name: 'policy.json', text }), emptyWorkspace);

describe('documents', () => {
  test('get distinct ids and names, and keep their exact text', () => {
    const text = '\ufeff{\r\n\t"Sid": "é" }  \n';
    const w = addDocument(two, { name: ' ', text });
    expect(w.documents.map((d) => d.id)).toEqual(['d1', 'd2', 'd3']);
    expect(w.documents.map((d) => d.name)).toEqual(['policy.json', 'policy.json 2', 'Pasted text']);
    expect(w.documents[2]?.text).toBe(text);
  });

  test('an id that is taken is not given again after a removal', () => {
    const w = addDocument(removeDocument(two, 'd1'), { name: 'x', text: '' });
    expect(new Set(w.documents.map((d) => d.id)).size).toBe(2);
  });

  test('many at once are what they are one after the other', () => {
    const name = fc.constantFrom('policy.json', 'policy.json 2', ' ', 'a', 'a 3');
    const added = fc.array(fc.record({ name, text: fc.string() }), { maxLength: 12 });
    fc.assert(
      fc.property(added, fc.subarray(['d1', 'd2']), (list, removed) => {
        const start = removed.reduce(removeDocument, two);
        expect(addDocuments(start, list)).toEqual(list.reduce(addDocument, start));
      }),
    );
    expect(addDocuments(two, [])).toBe(two);
  });

  test('tens of thousands of one name all get their own', () => {
    const list = Array.from({ length: 30_000 }, () => ({ name: 'main.tf', text: '' }));
    const { documents } = addDocuments(two, list);
    expect(new Set(documents.map((d) => d.name)).size).toBe(30_002);
    expect(new Set(documents.map((d) => d.id)).size).toBe(30_002);
    expect(documents.at(-1)?.name).toBe('main.tf 30000');
  });

  test('typing changes one document and leaves the others the same objects', () => {
    const w = replaceText(two, 'd2', 'deux');
    expect(w.documents[1]?.text).toBe('deux');
    expect(w.documents[0]).toBe(two.documents[0]);
  });

  test('renaming keeps names distinct and refuses blanks', () => {
    expect(renameDocument(two, 'd2', ' trust.json ').documents[1]?.name).toBe('trust.json');
    expect(renameDocument(two, 'd2', 'policy.json').documents[1]?.name).toBe('policy.json 2');
    expect(renameDocument(two, 'd2', '  ')).toBe(two);
  });

  test('what changes nothing returns the same workspace', () => {
    expect(replaceText(two, 'd1', 'one')).toBe(two);
    expect(replaceText(two, 'nobody', 'x')).toBe(two);
    expect(removeDocument(two, 'nobody')).toBe(two);
    expect(renameDocument(two, 'd1', 'policy.json')).toBe(two);
    expect(setContext(two, 'aws:a', undefined)).toBe(two);
    expect(setView(two, {})).toBe(two);
    expect(answerOwner(two, 'd1', 0, null)).toBe(two);
    expect(fillValue(two, 'd1', 'var.account', null)).toBe(two);
    expect(renameWorkspace(two, ' ')).toBe(two);
  });
});

describe('answers and choices', () => {
  const answer = { owner: 'arn:aws:iam::222222222222:role/Role_B', slot: 'trust' } as const;

  test('an owner answer is kept by piece and can be taken back', () => {
    const w = answerOwner(answerOwner(two, 'd1', 0, { owner: 'a' }), 'd1', 2, answer);
    expect(w.documents[0]?.owners).toEqual({ '0': { owner: 'a' }, '2': answer });
    const back = answerOwner(answerOwner(w, 'd1', 0, null), 'd1', 2, null);
    expect(back.documents[0]).toEqual(two.documents[0]);
  });

  test('a value is filled in by name and can be taken back', () => {
    const w = fillValue(fillValue(two, 'd1', 'var.account', '1'), 'd1', 'constructor', '2');
    expect(w.documents[0]?.values).toEqual({ 'var.account': '1', constructor: '2' });
    expect(fillValue(w, 'd1', 'var.account', '1')).toBe(w);
    const back = fillValue(fillValue(w, 'd1', 'var.account', null), 'd1', 'constructor', null);
    expect(back.documents[0]).toEqual(two.documents[0]);
  });

  test('condition keys are the same key in any case', () => {
    const w = setContext(setContext(two, 'sts:ExternalId', 'a'), 'STS:externalid', null);
    expect(w.context).toEqual({ 'STS:externalid': null });
    expect(setContext(w, 'sts:ExternalId', undefined).context).toEqual({});
  });

  test('view choices merge, and undefined takes one back', () => {
    const w = setView(setView(two, { selection: 'e', hidden: ['valid'] }), { selection: undefined });
    expect(w.view).toEqual({ hidden: ['valid'] });
    expect('selection' in w.view).toBe(false);
  });
});

test('any sequence of edits keeps ids and names distinct', () => {
  const names = fc.constantFrom('a', 'a 2', '', 'b');
  const step = fc.record({ what: fc.constantFrom('add', 'remove', 'rename'), name: names, at: fc.nat(5) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const w = steps.reduce((now, { what, name, at }) => {
        const id = now.documents[at]?.id ?? 'none';
        if (what === 'add') return addDocument(now, { name, text: name });
        return what === 'remove' ? removeDocument(now, id) : renameDocument(now, id, name);
      }, emptyWorkspace);
      const { length } = w.documents;
      expect(new Set(w.documents.map((d) => d.id)).size).toBe(length);
      expect(new Set(w.documents.map((d) => d.name)).size).toBe(length);
    }),
  );
});
