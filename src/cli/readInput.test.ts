import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
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

it('opens archives and folders, names what is no text, and passes over what holds no policies', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'rolegraph-read-'));
  await writeFile(join(folder, 'list.json.gz'), gzipSync('[]'));
  await writeFile(join(folder, 'p.yaml'), 'a: 1');
  await writeFile(join(folder, 'page.png'), Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0));
  const found = await readInput([folder]);
  expect('documents' in found && found.documents.map(({ name }) => name)).toEqual([
    join(folder, 'list.json'),
    join(folder, 'p.yaml'),
  ]);
  expect(await readInput([join(folder, 'page.png')])).toEqual({
    failure: `${join(folder, 'page.png')} is a picture`,
  });
});
