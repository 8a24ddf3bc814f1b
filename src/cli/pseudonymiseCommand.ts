// `rolegraph pseudonymise`: the texts under other names, and back.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { text as streamText } from 'node:stream/consumers';
import { pseudonymise } from '#pseudonyms/pseudonymise.ts';
import { readPseudonyms, restoreNames } from '#pseudonyms/pseudonyms.ts';
import type { Workspace } from '#workspace/workspace.ts';
import type { Output } from './graphCommand.ts';

type Flags = Readonly<Record<string, string>>;

const failed = (...stderr: readonly string[]): Output => ({ stdout: '', stderr, code: 2 });

/** Never above the folder: a path keeps its names only. */
const inside = (folder: string, name: string): string =>
  join(folder, ...name.split(/[/\\]+/).filter((part) => part !== '' && part !== '.' && part !== '..'));

/** Exit code: 0, 1 when a verdict would change (nothing is written then), 2 usage. */
export async function pseudonymiseCommand(workspace: Workspace, flags: Flags): Promise<Output> {
  const { map, out } = flags;
  if (workspace.documents.length > 1 && out === undefined)
    return failed('several texts need --out FOLDER to be written to');
  const result = pseudonymise(workspace, flags['also']?.split(',') ?? []);
  if ('different' in result) {
    const why = `nothing was written: the verdict of ${result.different} of ${result.edges} edges would change`;
    return { stdout: '', stderr: [why], code: 1 };
  }
  const { edges, left, pseudonyms, workspace: renamed } = result;
  const stderr = [
    `${edges} edges compared: every verdict is the same`,
    ...left.map((name) => `could not be replaced: ${name}`),
    ...(map === undefined ? ['without --map FILE nobody can tell the names again'] : []),
  ];
  // The list of true names is for its owner only.
  if (map !== undefined) await writeFile(map, `${JSON.stringify(pseudonyms, null, 2)}\n`, { mode: 0o600 });
  if (out === undefined) return { stdout: renamed.documents[0]?.text ?? '', stderr, code: 0 };
  const lines: string[] = [];
  for (const { name, text } of renamed.documents) {
    const path = inside(out, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
    lines.push(`${path}\n`);
  }
  return { stdout: lines.join(''), stderr, code: 0 };
}

/** A text that speaks of pseudonyms with the true names in it. */
export async function restoreCommand(mapPath: string, path: string): Promise<Output> {
  const pseudonyms = readPseudonyms(await readFile(mapPath, 'utf8'));
  if (pseudonyms === null) return failed(`${mapPath}: this is no list of "rolegraph pseudonymise --map"`);
  const text = path === '-' ? await streamText(process.stdin) : await readFile(path, 'utf8');
  return { stdout: restoreNames(text, pseudonyms), stderr: [], code: 0 };
}
