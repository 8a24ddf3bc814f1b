import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { addDocument } from '#workspace/edits.ts';
import { emptyWorkspace } from '#workspace/workspace.ts';
import { pseudonymiseCommand, restoreCommand } from './pseudonymiseCommand.ts';

const TEXT = `Trust policy of acme-Vault in account 987654321098:

{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:role/acme-ci"},"Action":"sts:AssumeRole"}]}
`;
const one = addDocument(emptyWorkspace, { name: '../../acme-Vault.md', text: TEXT });

it('prints one text, keeps the list for its owner, and comes back', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'rolegraph-pseudonyms-'));
  const map = join(folder, 'map.json');
  const { code, stderr, stdout } = await pseudonymiseCommand(one, { map });
  expect({ code, stderr }).toEqual({ code: 0, stderr: ['1 edges compared: every verdict is the same'] });
  expect(stdout).toHaveLength(TEXT.length);
  expect(stdout).not.toMatch(/acme|vault|987654321098|123456789012/i);
  expect((await stat(map)).mode & 0o077).toBe(0);
  const answer = join(folder, 'answer.txt');
  await writeFile(answer, stdout);
  expect((await restoreCommand(map, answer)).stdout).toBe(TEXT);
  expect((await restoreCommand(answer, answer)).code).toBe(2);
});

it('writes several texts into a folder, never above it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'rolegraph-pseudonyms-'));
  const two = addDocument(one, { name: 'b.md', text: 'role acme-ci' });
  expect((await pseudonymiseCommand(two, {})).code).toBe(2);
  const { stdout } = await pseudonymiseCommand(two, { out: folder });
  const paths = stdout.trim().split('\n');
  expect(paths).toHaveLength(2);
  for (const path of paths) {
    expect(path.startsWith(`${folder}/`)).toBe(true);
    expect(await readFile(path, 'utf8')).not.toMatch(/acme/);
  }
});
