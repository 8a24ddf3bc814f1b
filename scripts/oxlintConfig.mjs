// Writes .oxlintrc.json from scripts/layers.mjs: `node scripts/oxlintConfig.mjs`; with --print it only prints.
import { writeFileSync } from 'node:fs';
import { BROWSER_GLOBALS, FLOORS, PURE_BELOW, ROOMS, VENDORS, forbiddenRooms } from './layers.mjs';

const UP = {
  group: ['../*', '../**'],
  message: 'Inside a room import ./file.ts, across rooms #room/file.ts.',
};

function roomRules(room) {
  const floor = FLOORS.findIndex((rooms) => rooms.includes(room));
  const vendors = Object.entries(VENDORS).flatMap(([pkg, rooms]) =>
    rooms.includes(room) ? [] : [pkg, `${pkg}/*`, `${pkg}/**`],
  );
  const patterns = [
    UP,
    { group: [`#${room}/*`, `#${room}/**`], message: 'Inside a room import ./file.ts.' },
    {
      group: forbiddenRooms(room).flatMap((r) => [`#${r}/*`, `#${r}/**`]),
      message: `Room "${room}" imports only from floors below it: never sideways, never up (src/README.md).`,
    },
    { group: vendors, message: 'One vendor, one room (scripts/layers.mjs).' },
  ].filter((p) => p.group.length > 0);
  const rules = { 'no-restricted-imports': ['error', { patterns }] };
  if (floor < PURE_BELOW)
    rules['no-restricted-globals'] = [
      'error',
      ...BROWSER_GLOBALS.map((name) => ({ name, message: 'Rooms below session touch no host global.' })),
    ];
  return { files: [`src/${room}/**`], rules };
}

export const config = {
  plugins: ['typescript', 'import', 'react', 'unicorn', 'oxc', 'jsx-a11y'],
  categories: { correctness: 'error', suspicious: 'error', perf: 'error' },
  ignorePatterns: ['dist/**', 'node_modules/**', 'test-results/**'],
  rules: {
    'import/default': 'off',
    'import/no-unassigned-import': 'off',
    'import/no-cycle': 'error',
    'react/react-in-jsx-scope': 'off',
    'react/no-array-index-key': 'off',
    'unicorn/require-post-message-target-origin': 'off',
    'unicorn/no-array-sort': 'off',
    'unicorn/no-array-reverse': 'off',
    'unicorn/consistent-function-scoping': 'off',
    'no-await-in-loop': 'off',
    'no-shadow': 'off',
    'import/no-named-as-default-member': 'off',
    'no-underscore-dangle': 'off',
    'typescript/no-explicit-any': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'no-console': 'error',
    eqeqeq: 'error',
    'no-eval': 'error',
    'typescript/no-unsafe-type-assertion': 'off',
    'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
  },
  overrides: [
    { files: ['scripts/**', 'src/cli/**', 'e2e/**'], rules: { 'no-console': 'off' } },
    { files: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'e2e/**'], rules: { 'max-lines': 'off' } },
    ...ROOMS.map(roomRules),
    {
      files: ['src/**/*.test.ts', 'src/**/*.test.tsx'],
      rules: { 'no-restricted-globals': 'off', 'typescript/no-non-null-assertion': 'off' },
    },
  ],
};

export const text = `${JSON.stringify(config, null, 2)}\n`;
if (process.argv[1]?.endsWith('oxlintConfig.mjs')) {
  if (process.argv.includes('--print')) process.stdout.write(text);
  else writeFileSync(new URL('../.oxlintrc.json', import.meta.url), text);
}
