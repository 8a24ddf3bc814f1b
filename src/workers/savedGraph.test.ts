import { describe, expect, test } from 'vitest';
import { encodeLink } from '#share/link.ts';
import { addDocument } from '#workspace/edits.ts';
import { emptyWorkspace } from '#workspace/workspace.ts';
import { savedGraphIn } from './savedGraph.ts';
import { putTogether, takeApart } from './takeApart.ts';

const graph = addDocument({ ...emptyWorkspace, name: 'G' }, { name: 'a', text: 'é\r\n{}' });
const saved = (w: object) => JSON.stringify({ rolegraph: 'workspace', ...w });
const read = (text: string) => savedGraphIn({ name: 'x', text });

describe('a saved graph', () => {
  test('as a file, or inside of a picture', () => {
    const opened = { name: 'x', checked: { ok: true, workspace: graph } };
    expect(read(saved(graph))).toEqual(opened);
    expect(read(`flowchart LR\n%% rolegraph: ${encodeLink(graph)}\n`)).toEqual(opened);
  });

  test('that is not as it should be says why', () => {
    const why = { checked: { ok: false, why: expect.stringContaining('version') as string } };
    expect(read(saved({ ...graph, version: 9 }))).toMatchObject(why);
    expect(read('flowchart LR\n%% rolegraph: g1.AAAA\n')).toMatchObject({ checked: { ok: false } });
  });

  test('other texts are none', () => {
    expect(read('{"Version":"2012-10-17","rolegraph":1}')).toBeNull();
    expect(read('{"rolegraph": "workspace", cut')).toBeNull();
    expect(read('flowchart LR\n')).toBeNull();
    expect(read('<svg></svg>')).toBeNull();
  });

  test('crosses without its texts, and is the same afterwards', () => {
    const two = addDocument(graph, { name: 'b', text: '[]' });
    const [rest, texts] = takeApart(two);
    expect(texts).toEqual(['é\r\n{}', '[]']);
    expect(JSON.stringify(rest)).not.toContain('[]');
    expect(putTogether(rest, texts)).toEqual(two);
  });
});
