import { expect, it } from 'vitest';
import { shownDocument, type Wishes } from './shownDocument.ts';

const documents = ['d1', 'd2', 'd3'].map((id) => ({ id, name: id, text: '' }));
const at = (document: string) => ({ document, piece: 0, path: [] });
const shown = (wishes: Partial<Wishes>) =>
  shownDocument(documents, { active: 'd2', hover: null, reveal: null, busy: false, ...wishes })?.id;

it('shows the chosen document, or the first', () => {
  expect(shown({})).toBe('d2');
  expect(shown({ active: 'gone' })).toBe('d1');
  expect(shownDocument([], { active: null, hover: null, reveal: null, busy: false })).toBeNull();
});

it('peeks at a hover in another document, unless somebody types', () => {
  expect(shown({ hover: [at('d3')] })).toBe('d3');
  expect(shown({ hover: [at('d3')], busy: true })).toBe('d2');
  expect(shown({ hover: [at('d3'), at('d2')] })).toBe('d2');
  expect(shown({ hover: [at('gone')] })).toBe('d2');
});

it('goes where somebody wants to go, typing or not', () => {
  expect(shown({ reveal: at('d1'), hover: [at('d3')], busy: true })).toBe('d1');
});
