import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readInput } from './readInput.ts';

it.each([
  ['utf16le', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['utf16be', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ['utf8', (text: string) => Buffer.from(text)],
])('reads a file in %s', async (_, bytes) => {
  const file = join(await mkdtemp(join(tmpdir(), 'rolegraph-read-')), 'p.json');
  await writeFile(file, bytes('{"Sid":"naïve"}'));
  const workspace = await readInput([file]);
  expect('documents' in workspace && workspace.documents[0]?.text).toBe('{"Sid":"naïve"}');
});
