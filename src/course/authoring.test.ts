import { beforeEach, describe, expect, test } from 'vitest';
import { decodeLink } from '#share/link.ts';
import { getWorkspace, edit, resetWorkspace, undo } from '#session/truth.ts';
import { addDocument, replaceText } from '#workspace/edits.ts';
import { emptyWorkspace, type AuthoredGoal } from '#workspace/workspace.ts';
import {
  authoredOf,
  beginLesson,
  changeLesson,
  dropLesson,
  editLesson,
  lessonFile,
  lessonLink,
  published,
  setGoal,
  showSide,
  stateOf,
  tryLesson,
} from './authoring.ts';

const texts = () => getWorkspace().documents.map(({ text }) => text);
const textsOf = (side: 'start' | 'solution') => stateOf(getWorkspace(), side)?.map(({ text }) => text);
const type = (at: number, text: string) => edit((w) => replaceText(w, w.documents[at]?.id ?? '', text));
const add = (name: string, text: string) => edit((w) => addDocument(w, { name, text }));

const goal = (target: string): AuthoredGoal => ({ source: 'a', target, verdict: ['valid'], says: target });

beforeEach(() => {
  const two = ['one', 'two'].reduce((w, text) => addDocument(w, { name: text, text }), emptyWorkspace);
  resetWorkspace({ ...two, name: 'Mine' });
  beginLesson();
});

describe('two states, one editor', () => {
  test('each side comes back as it was left', () => {
    expect(textsOf('solution')).toBeUndefined();
    showSide('solution');
    type(1, 'two, solved');
    showSide('start');
    expect(texts()).toEqual(['one', 'two']);
    expect(textsOf('solution')).toEqual(['one', 'two, solved']);
    showSide('solution');
    expect([texts(), textsOf('start')]).toEqual([
      ['one', 'two, solved'],
      ['one', 'two'],
    ]);
  });

  test('what is changed at the start later is changed in the solution where that had left it alone', () => {
    showSide('solution');
    type(1, 'two, solved');
    add('three', 'only in the solution');
    showSide('start');
    type(0, 'ONE');
    type(1, 'TWO');
    add('four', 'four');
    expect(textsOf('solution')).toEqual(['ONE', 'two, solved', 'only in the solution', 'four']);
    showSide('solution');
    expect(texts()).toEqual(['ONE', 'two, solved', 'only in the solution', 'four']);
  });

  test('all of it can be undone', () => {
    showSide('solution');
    type(1, 'two, solved');
    undo();
    undo();
    expect([texts(), textsOf('solution')]).toEqual([['one', 'two'], undefined]);
    undo();
    expect(getWorkspace().lesson).toBeUndefined();
  });
});

describe('what learners get', () => {
  const make = () => {
    showSide('solution');
    type(1, 'two, solved');
    changeLesson({ title: 'T', story: ['S', ' '], hints: ['', 'H'], afterword: ' ' });
    setGoal([], goal('x'));
    setGoal(authoredOf(getWorkspace())?.goals ?? [], goal('y'));
    return published(getWorkspace(), [false, true]);
  };

  test('the start, without what is empty, with what has to stay; link and file bring it back', () => {
    const lesson = make();
    expect(lesson.documents.map(({ text }) => text)).toEqual(['one', 'two']);
    expect(authoredOf(lesson)).toEqual({
      title: 'T',
      story: ['S'],
      hints: ['H'],
      goals: [goal('x'), { ...goal('y'), keep: true }],
      start: lesson.documents,
      solution: stateOf(getWorkspace(), 'solution'),
    });
    const link = lessonLink(lesson);
    expect(decodeLink(link.slice(link.indexOf('#')))).toEqual({ ok: true, workspace: lesson });
    expect(JSON.parse(lessonFile(lesson).text)).toEqual({ rolegraph: 'workspace', ...lesson });
    expect(lessonFile(lesson).name).toBe('T.rolegraph.json');
  });

  test('the author plays it and goes on writing, with nothing lost', () => {
    tryLesson(make());
    type(0, 'played with');
    editLesson();
    expect([texts(), textsOf('solution')]).toEqual([
      ['one', 'two'],
      ['one', 'two, solved'],
    ]);
    dropLesson();
    expect([texts(), getWorkspace().lesson]).toEqual([['one', 'two'], undefined]);
  });

  test('a pair under one request has one goal', () => {
    setGoal([goal('x')], { ...goal('x'), verdict: ['invalid'] });
    expect(authoredOf(getWorkspace())?.goals.map(({ verdict }) => verdict)).toEqual([['invalid']]);
    setGoal([goal('x')], { ...goal('x'), when: { 'aws:MultiFactorAuthPresent': true } });
    expect(authoredOf(getWorkspace())?.goals.length).toBe(2);
  });
});
