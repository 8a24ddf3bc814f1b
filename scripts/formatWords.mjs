// Words that formats and AWS bring along, for the room pseudonyms: they are no names by themselves. Collected from what
// the readers of formats look for (their own string literals and expressions), from the link dictionary and from AWS's
// services and actions. `node scripts/formatWords.mjs` writes src/pseudonyms/formatWords.ts; run it after a new format
// (formatWords.test.mjs says when).
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const ROOMS = [
  'language',
  'workspace',
  'decision',
  'iam',
  'harvest',
  'outputs',
  'hcl',
  'terraform',
  'cloudformation',
  'calls',
  'joining',
  'owners',
  'import',
  'text',
];
const source = (path) => readFileSync(new URL(`../src/${path}`, import.meta.url), 'utf8');
const LITERALS =
  /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`[^`]*`|\/(?:[^/\\\n[]|\\.|\[(?:[^\]\\]|\\.)*\])+\//g;

export const FILE = new URL('../src/pseudonyms/formatWords.ts', import.meta.url);

/** In alphabetical order. `takes`: which literals of the readers' source count. */
function words(takes) {
  const found = new Set();
  function take(text) {
    for (const [word] of text.matchAll(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g))
      if (word.length > 2) found.add(word.toLowerCase());
  }

  for (const room of ROOMS)
    for (const name of readdirSync(new URL(`../src/${room}`, import.meta.url)))
      if (name.endsWith('.ts') && !/(?:test|[Ff]ixtures|[Cc]ase.*)\.ts$/.test(name)) {
        const text = source(`${room}/${name}`).replaceAll(/^\s*(?:\/\/|\/?\*).*$/gm, '');
        for (const [literal] of text.matchAll(LITERALS))
          if (takes(literal)) take(literal.replaceAll(/\\[bdnrstwBDSW]/g, ' '));
      }
  take(source('share/dictionary1.ts').replace(/const fourSpaces[\s\S]*/, ''));
  for (const line of source('assist/awsActions.txt').split('\n').slice(1)) take(line.split('\t')[0]);

  /** Stand in examples of ours, and are names all the same. */
  for (const name of ['alice', 'bob', 'ann', 'harbor', 'blue', 'jenkins', 'sam', 'harvest'])
    found.delete(name);
  return [...found].toSorted((a, b) => (a < b ? -1 : 1));
}

/** Those that stand in keys, names of actions and the like: not in what is said to people, which changes every day. */
export const keyWords = () => words((literal) => !literal.includes(' '));

/** The whole file as it should be. */
export function formatWordsText() {
  const lines = words(() => true)
    .join(' ')
    .replaceAll(/(.{80,110}) /g, '$1\n');
  const head =
    '// Made by scripts/formatWords.mjs: words of formats and of AWS, which are no names by themselves.';
  return `${head}\n\nconst words = \`\n${lines}\n\`;\n\nexport const formatWords: ReadonlySet<string> = new Set(words.trim().split(/\\s+/));\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeFileSync(FILE, formatWordsText());
