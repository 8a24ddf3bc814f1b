import { beforeEach, describe, expect, test, vi } from 'vitest';
import { SAMPLES } from '#lessons/samples.ts';
import { encodeLink } from '#share/link.ts';
import { addDocument, renameWorkspace, setContext } from '#workspace/edits.ts';
import { CAPS } from '#workspace/caps.ts';
import { checkWorkspace } from '#workspace/checkWorkspace.ts';
import { emptyWorkspace } from '#workspace/workspace.ts';
import { LIMITS } from '#files/limits.ts';
import { addFiles, addText, answerOwner, isUntouchedStart, openSample } from './input.ts';
import { sampleWorkspace } from '#lessons/sampleWorkspace.ts';
import { getLocal, setLocal } from '#session/local.ts';

import { edit, getWorkspace, redo, resetWorkspace, undo } from '#session/truth.ts';
import { backToMine } from './visit.ts';
import { workspaceFile } from './workspaceFile.ts';

const [firstSample, secondSample] = SAMPLES as [(typeof SAMPLES)[0], (typeof SAMPLES)[0]];
const mine = addDocument({ ...emptyWorkspace, name: 'Mine' }, { name: 'a.json', text: '{}' });
const names = () => getWorkspace().documents.map((document) => document.name);
const file = (name: string, content: BlobPart) => new File([content], name);

beforeEach(() => {
  resetWorkspace(mine);
  setLocal({ notice: null, dialog: 'add', activeDocument: 'd1', visiting: null });
});

describe('pasted text', () => {
  test('is added, shown in the editor, and closes the dialog', async () => {
    await addText('Pasted text', '{"a": 1}');
    expect(names()).toEqual(['a.json', 'Pasted text']);
    expect([getLocal().activeDocument, getLocal().dialog]).toEqual(['d2', null]);
    undo();
    expect(getWorkspace()).toEqual(mine);
  });

  test('blank text is told, not added', async () => {
    await addText('Pasted text', ' \n');
    expect(getWorkspace()).toBe(mine);
    expect(getLocal().notice?.kind).toBe('info');
  });

  test('makes the untouched start sample step aside, in one step', async () => {
    resetWorkspace(sampleWorkspace(firstSample));
    const sample = getWorkspace();
    await addText('Pasted text', 'x');
    expect(names()).toEqual(['Pasted text']);
    expect(getWorkspace().name).toBe(emptyWorkspace.name);
    undo();
    expect(getWorkspace()).toEqual(sample);
    redo();
    expect(names()).toEqual(['Pasted text']);
  });

  test('a name that somebody types while the text is still being read is the name of what came', async () => {
    resetWorkspace(sampleWorkspace(firstSample));
    const reading = addText('Pasted text', 'x');
    edit((w) => renameWorkspace(w, 'My two accounts'));
    await reading;
    expect(names()).toEqual(['Pasted text']);
    expect(getWorkspace().name).toBe('My two accounts');
  });

  test('a touched sample stays', async () => {
    resetWorkspace(sampleWorkspace(firstSample));
    edit((w) => setContext(w, 'sts:ExternalId', 'x'));
    await addText('Pasted text', 'x');
    expect(names()).toHaveLength(firstSample.documents.length + 1);
    const answered = sampleWorkspace(firstSample);
    resetWorkspace(answered);
    answerOwner('d1', 7, { owner: 'arn:aws:iam::111111111111:role/Role_A' });
    expect(isUntouchedStart(getWorkspace())).toBe(false);
    answerOwner('d1', 7, null);
    expect(isUntouchedStart(getWorkspace())).toBe(true);
  });

  test('that is a link opens as a visit', async () => {
    await addText('Pasted text', `  https://example.org/#${encodeLink({ ...mine, name: 'Theirs' })}\n`);
    await vi.waitFor(() => expect(getLocal().visiting).toEqual({ name: 'Theirs' }));
    backToMine();
    expect(getWorkspace()).toBe(mine);
  });
});

describe('files', () => {
  test('several come as one step, named as they are', async () => {
    await addFiles([file('b.json', '[]'), file('c.md', 'words')]);
    expect(names()).toEqual(['a.json', 'b.json', 'c.md']);
    undo();
    expect(names()).toEqual(['a.json']);
  });

  test('what is no text, empty or too large is named and left out', async () => {
    const huge = file('huge.json', '{}');
    Object.defineProperty(huge, 'size', { value: LIMITS.file + 1 });
    await addFiles([
      file('picture.png', Uint8Array.of(0x89, 0x50, 0, 0xff)),
      file('none.txt', ''),
      huge,
      file('ok', 'x'),
    ]);
    expect(names()).toEqual(['a.json', 'ok']);
    const { text = '' } = getLocal().notice ?? {};
    for (const name of ['picture.png', 'none.txt', 'huge.json']) expect(text).toContain(name);
  });

  test('a saved graph replaces what is here, as one step', async () => {
    edit((w) => addDocument(setContext(w, 'aws:x', null), { name: 'b', text: 'é\r\n' }));
    const before = getWorkspace();
    const saved = workspaceFile();
    openSample(firstSample.id);
    await addFiles([file(saved.name, saved.text)]);
    expect(getWorkspace()).toEqual(before);
    undo();
    expect(names()).toEqual(firstSample.documents.map((document) => document.name));
  });

  test('a saved graph that is broken comes as a text, which says where', async () => {
    await addFiles([file('cut.rolegraph.json', workspaceFile().text.slice(0, -10))]);
    expect(names()).toEqual(['a.json', 'cut.rolegraph.json']);
  });

  test('a saved graph comes without secrets, with the texts beside it', async () => {
    const token = `FwoGZXIvYXdzE${'a'.repeat(200)}`;
    const text = `aws_session_token = ${token}`;
    const { name, text: saved } = workspaceFile(addDocument(mine, { name: 'env', text }));
    await addFiles([file('b.json', '[]'), file(name, saved)]);
    expect(names()).toEqual(['a.json', 'env', 'b.json']);
    expect(JSON.stringify(getWorkspace())).not.toContain(token);
  });

  test('more than a graph keeps are not even read, and nothing is added', async () => {
    const one = file('x.json', '{}');
    await addFiles(Array.from({ length: CAPS.documents + 1 }, () => one));
    expect(getWorkspace()).toBe(mine);
    expect(getLocal().notice).toMatchObject({ kind: 'error' });
    expect(getLocal().notice?.text).toContain('More than 2,000 files are too many');
    // With what is here already it would be one too many.
    await addFiles(Array.from({ length: CAPS.documents }, () => one));
    expect(getWorkspace()).toBe(mine);
    expect(getLocal().notice?.text).toContain('2,001 documents');
    await addFiles(Array.from({ length: CAPS.documents - 1 }, () => one));
    expect(checkWorkspace(getWorkspace()).ok).toBe(true);
  });

  test('a saved graph that is not as it should be is told and changes nothing', async () => {
    await addText('x', '{ "rolegraph": "workspace", "version": 9 }');
    await vi.waitFor(() => expect(getLocal().notice?.kind).toBe('error'));
    expect(getWorkspace()).toBe(mine);
  });
});

describe('samples', () => {
  test('replace the workspace, selection and all; undo brings it back', () => {
    openSample(firstSample.id);
    expect(getWorkspace().view.selection).toBe(firstSample.selection);
    const sample = firstSample.documents;
    const { documents } = getWorkspace();
    expect(documents.map(({ name, text }) => [name, text])).toEqual(
      sample.map(({ name, text }) => [name, text]),
    );
    expect(documents.map(({ owners }) => owners?.['0'])).toEqual(sample.map(({ owner }) => owner));
    undo();
    expect(getWorkspace()).toEqual(mine);
  });

  test('only the first one steps aside', () => {
    expect(isUntouchedStart(sampleWorkspace(firstSample))).toBe(true);
    expect(isUntouchedStart(sampleWorkspace(secondSample))).toBe(false);
  });

  test('an unknown one changes nothing', () => {
    openSample('nobody');
    expect(getWorkspace()).toBe(mine);
  });
});
