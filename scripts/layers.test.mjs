// The layer rules are only worth something if they fire: plant a forbidden import of every kind and expect a refusal.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { text } from './oxlintConfig.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
let house;

/** Lints one planted file in an empty copy of the house (same config, same folders). */
function lint(file, source) {
  const path = join(house, file);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, source);
  const oxlint = join(root, 'node_modules', 'oxlint', 'bin', 'oxlint');
  const result = spawnSync(process.execPath, [oxlint, file], { cwd: house, encoding: 'utf8' });
  rmSync(path);
  return { status: result.status, output: result.stdout + result.stderr };
}

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'rolegraph-house-'));
  writeFileSync(join(house, '.oxlintrc.json'), text);
  for (const file of ['package.json', 'tsconfig.json'])
    writeFileSync(join(house, file), readFileSync(join(root, file)));
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'));
});
afterAll(() => rmSync(house, { recursive: true }));

describe('the linter refuses', () => {
  it.each([
    [
      'an upward import',
      'src/iam/planted.ts',
      "import { x } from '#decision/model.ts';\nexport const y = x;\n",
    ],
    [
      'a sideways import',
      'src/graph/planted.ts',
      "import { x } from '#import/read.ts';\nexport const y = x;\n",
    ],
    [
      'a type-only upward import',
      'src/assume/planted.ts',
      "import type { X } from '#engine/analysis.ts';\nexport type Y = X;\n",
    ],
    [
      'a dynamic upward import',
      'src/graph/planted.ts',
      "export const y = () => import('#canvas/CanvasPane.tsx');\n",
    ],
    ['an upward re-export', 'src/share/planted.ts', "export { x } from '#app/App.tsx';\n"],
    [
      'a way out of the room by ../',
      'src/iam/planted.ts',
      "import { x } from '../assume/model.ts';\nexport const y = x;\n",
    ],
    [
      'a vendor in the wrong room',
      'src/canvas/planted.ts',
      "import { create } from 'zustand';\nexport const y = create;\n",
    ],
    [
      'a part of a vendor in the wrong room',
      'src/app/planted.ts',
      "import * as m from 'monaco-editor/editor';\nexport const y = m;\n",
    ],
    ['a browser global below floor 3', 'src/import/planted.ts', 'export const y = window.name;\n'],
  ])('%s', (_what, file, source) => {
    const { status, output } = lint(file, source);
    expect(output).toMatch(/no-restricted-(imports|globals)/);
    expect(status).toBe(1);
  });

  it('and lets a downward import pass', () => {
    const { status, output } = lint(
      'src/assume/planted.ts',
      "import type { X } from '#language/policy.ts';\nexport type Y = X;\n",
    );
    expect(output).not.toMatch(/no-restricted/);
    expect(status).toBe(0);
  });
});

it('.oxlintrc.json is what scripts/oxlintConfig.mjs writes', () => {
  expect(readFileSync(join(root, '.oxlintrc.json'), 'utf8')).toBe(text);
});
