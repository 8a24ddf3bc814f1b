import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Refusal } from '#files/unpack.ts';
import { formatsCommand, ledgerCommand } from './ledgerCommand.ts';
import { readInput } from './readInput.ts';

const TRUST = `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:role/Caller"},"Action":"sts:AssumeRole"}]}`;

async function ledgerOf(files: Readonly<Record<string, string | Uint8Array>>, format = 'text') {
  const folder = await mkdtemp(join(tmpdir(), 'rolegraph-ledger-'));
  await mkdir(folder, { recursive: true });
  const paths: string[] = [];
  for (const [name, content] of Object.entries(files)) {
    paths.push(join(folder, name));
    await writeFile(join(folder, name), content);
  }
  const refused: Refusal[] = [];
  const workspace = await readInput(paths, undefined, (one) => refused.push(one));
  if ('failure' in workspace) throw new Error(workspace.failure);
  const { code, stdout } = ledgerCommand(workspace, format, refused);
  return { code, stdout: stdout.replaceAll(`${folder}/`, '') };
}

it('says what was read of each file, what was not, and goes on after one that is no text', async () => {
  const { code, stdout } = await ledgerOf({
    'a.md': `The trust policy of Role_B in account 222222222222:\n\n${TRUST}\npassword = "hunter2-hunter2"\n`,
    'cat.json': '\n{"cats": 3}',
    'photo.png': Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0),
  });
  expect(stdout).toBe(`a.md: read
  Trust policy of Role_B · 222222222222 (guessed)
    taken: 1 trust policy
  secrets struck out: 1 password
cat.json: not understood
  Not understood
    taken: nothing
    2:1: warning: This is an object with the keys cats: not understood. What can be read: “What can I paste?” under Add, or rolegraph formats. [NOT-UNDERSTOOD]
photo.png: not taken, it is a picture
`);
  expect(code).toBe(1);
});

it('says the same as JSON, for programs', async () => {
  const { code, stdout } = await ledgerOf({ 'a.md': `# Role_B\n\n${TRUST}` }, 'json');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    version: 1,
    files: [{ document: 'a.md', state: 'all', pieces: [{ line: 3, column: 1, taken: ['1 trust policy'] }] }],
    refused: [],
  });
});

it('lists what can be read', () => {
  expect(formatsCommand().stdout).toContain('output of aws iam get-account-authorization-details');
});
