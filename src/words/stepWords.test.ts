import { expect, test } from 'vitest';
import {
  addDocument,
  answerOwner,
  removeDocument,
  renameDocument,
  renameWorkspace,
  replaceText,
  setContext,
} from '#workspace/edits.ts';
import { emptyWorkspace, type Workspace } from '#workspace/workspace.ts';
import { type StepEnd, stepWords, travelWords } from './stepWords.ts';

const start = addDocument(addDocument(emptyWorkspace, { name: 'a', text: '' }), { name: 'b', text: '' });
const end = ({ view, ...content }: Workspace, origin = 0): StepEnd => ({ content, pins: view.pins, origin });
const step = (after: Workspace, origin = 0) => stepWords(end(start), end(after, origin));

test.each<readonly [string, Workspace]>([
  ['“c” added', addDocument(start, { name: 'c', text: '' })],
  ['2 documents removed', { ...start, documents: [] }],
  ['“a” removed', removeDocument(start, 'd1')],
  ['“a” renamed to “trust”', renameDocument(start, 'd1', 'trust')],
  ['the text of “b”', replaceText(start, 'd2', '{}')],
  ['the texts of 2 documents', replaceText(replaceText(start, 'd2', '{}'), 'd1', '{}')],
  ['whose policy this is: “a”', answerOwner(start, 'd1', 0, { owner: '111111111111' })],
  ['the order of the documents', { ...start, documents: start.documents.toReversed() }],
  ['what is assumed about the request', setContext(start, 'sts:ExternalId', 'x')],
  ['the graph renamed to “mine”', renameWorkspace(start, 'mine')],
  ['where nodes stand', { ...start, view: { pins: { n: [1, 2] } } }],
])('%s', (said, after) => {
  expect(step(after)).toBe(said);
});

test('a whole that was replaced is named by what was opened', () => {
  expect(step({ ...start, name: 'Sample' }, 1)).toBe('the graph “Sample” opened');
  expect(step(emptyWorkspace, 1)).toBe('everything removed, to start empty');
});

test('undo and redo name the same step alike', () => {
  const [before, after] = [end(start), end(replaceText(start, 'd1', '{}'))];
  expect(travelWords('undo', after, before)).toBe('Undone: the text of “a”.');
  expect(travelWords('redo', before, after)).toBe('Redone: the text of “a”.');
});
