import { beforeEach, describe, expect, test } from 'vitest';
import { addDocument, replaceText } from '#workspace/edits.ts';
import { emptyWorkspace } from '#workspace/workspace.ts';
import { fillValue } from '#session/fillValue.ts';
import { addFiles, addText } from './input.ts';
import { getLocal, setLocal } from '#session/local.ts';
import { strikeTyped, withoutPastedSecrets } from './secretsOut.ts';
import { edit, getWorkspace, redo, resetWorkspace, shelve, undo } from '#session/truth.ts';
import { leave, openHash } from './visit.ts';

const SECRET = 'hunter2-hunter2';
const SETTING = `password = ${SECRET}\n`;
const mine = addDocument({ ...emptyWorkspace, name: 'Mine' }, { name: 'a.json', text: '{}' });

/** Everything that this page keeps of the work: the screen, and every state to undo or redo to. */
const kept = () => JSON.stringify([getWorkspace(), shelve()]);

beforeEach(() => {
  resetWorkspace(mine);
  setLocal({ notice: null, visiting: null });
});

describe('a secret is struck out before anything is kept', () => {
  test('of pasted text and of files', async () => {
    await addText('Pasted text', SETTING);
    await addFiles([new File([SETTING], 'settings.ini')]);
    expect(getWorkspace().documents.map(({ text }) => text)).toEqual([
      '{}',
      'password = STRUCK-OUT-password\n',
      'password = STRUCK-OUT-password\n',
    ]);
    expect(kept()).not.toContain(SECRET);
  });

  test('of a large text, which is read like a file', async () => {
    await addText('Pasted text', `${SETTING}${'x'.repeat(1_000_000)}`);
    expect(getWorkspace().documents[1]?.name).toBe('Pasted text');
    expect(kept()).not.toContain(SECRET);
  });

  test('of a saved graph', async () => {
    const saved = { rolegraph: 'workspace', ...addDocument(mine, { name: 's', text: SETTING }) };
    await addText('Pasted text', JSON.stringify(saved));
    expect(getWorkspace().documents).toHaveLength(2);
    expect(kept()).not.toContain(SECRET);
  });

  test('of what is pasted into the editor, told', () => {
    expect(withoutPastedSecrets(SETTING)).toBe('password = STRUCK-OUT-password\n');
    expect(getLocal().notice?.text).toMatch(
      /^1 secret was struck out before anything was stored: 1 password\./,
    );
  });

  test('of what was typed, also in the states that undo leads to', () => {
    const type = (text: string) => edit((w) => replaceText(w, 'd1', text));
    type('password = hun');
    type(SETTING);
    type(`${SETTING}more`);
    undo();
    strikeTyped('d1');
    expect(kept()).not.toContain('hun');
    expect(getLocal().notice?.text).toContain('1 password');
    redo();
    expect(getWorkspace().documents[0]?.text).toBe('password = STRUCK-OUT-password\nmore');
    undo();
    undo();
    undo();
    expect(getWorkspace()).toEqual(mine);
  });

  test('of a value that is filled in', () => {
    fillValue('d1', 'var.db_password', SECRET);
    expect(kept()).not.toContain(SECRET);
    fillValue('d1', 'var.account_id', '111111111111');
    expect(getWorkspace().documents[0]?.values?.['var.account_id']).toBe('111111111111');
  });

  test('of a link that was made before links were made without them', async () => {
    await openHash('#g1.NgUAW1eLVgrJSM0Ezu2C3FicWlICrKGK9YDLx5R0jMxjY2O5CoCT3-X5RSnAGe8MYEsxtchIF0pzAQA');
    expect(getLocal().visiting).toEqual({ name: 'Theirs' });
    expect(getWorkspace().documents[0]?.text).toBe('password = STRUCK-OUT-password\n');
    leave();
    expect(getWorkspace()).toEqual(mine);
  });
});
