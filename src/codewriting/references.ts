// What the code itself calls a role: `aws_iam_role.build.arn`, `!GetAtt Build.Arn`. An ARN that nobody states in full,
// because the account is not known, can only be written so.
import type { Place } from '#decision/inventory.ts';
import { isObject, valueAt } from '#fixes/edit.ts';
import type { Refer, Reference } from './hclTongue.ts';
import { pageOf, type PiecePage, type Sources } from './piecePage.ts';

/** Of a block that may stand anywhere in the same module; nothing repeated and nothing inside another module. */
const ADDRESS = /^aws_iam_(?:role|user|group)\.[\w-]+$/;

const folderOf = (name: string): string => name.replace(/[^/\\]*$/, '');

const IN_ARN = /UNKNOWN_ACCOUNT\w*/;

/** The text of a block, by what others call it. */
type Blocks = ReadonlyMap<string, string>;

function blocksOf({ json, kind, ranges, text }: PiecePage): Blocks {
  const blocks = new Map<string, string>();
  const resources = valueAt(json, ['Resources']);
  if (isObject(resources))
    for (const [name, resource] of Object.entries(resources)) blocks.set(name, JSON.stringify(resource));
  const key = kind === 'terraform' ? /^\/([^/]+)$/ : /^(?:\/\d+)?\/Resources\/([^/]+)$/;
  for (const [path, [from, to]] of Object.entries(ranges)) {
    const name = key.exec(path)?.[1];
    if (name !== undefined) blocks.set(name, text.slice(from, to));
  }
  return blocks;
}

const names = (text: string, name: string): boolean =>
  new RegExp(`(?<![\\w.-])${name.replaceAll('.', String.raw`\.`)}(?![\\w-])`).test(text);

/** One block needs the other, by way of others perhaps: named by that one it would wait for itself. */
function needs(blocks: Blocks, from: string, wanted: string): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let here = open.pop(); here !== undefined; here = open.pop()) {
    if (here === wanted) return true;
    if (seen.has(here)) continue;
    seen.add(here);
    const text = blocks.get(here) ?? '';
    for (const name of blocks.keys()) if (!seen.has(name) && names(text, name)) open.push(name);
  }
  return false;
}

/** What a place in code is called by the rest of the code. */
const calledAt = ({ kind }: PiecePage, { path }: Place): string =>
  kind === 'terraform' ? String(path[0]) : String(path[path.indexOf('Resources') + 1]);

const quotedSub = (text: string): string => `!Sub '${text.replaceAll("'", "''")}'`;

/** The account that is not known, as the code asks AWS for it. */
function ownAccount({ json, kind, text }: PiecePage, value: string): Reference | null {
  if (kind === 'cloudformation') {
    const sub = value.replace(IN_ARN, '${AWS::AccountId}');
    return { expression: json === undefined ? quotedSub(sub) : JSON.stringify({ 'Fn::Sub': sub }) };
  }
  const data = /^\s*data\s+"aws_caller_identity"\s+"([\w-]+)"/m.exec(text)?.[1];
  if (kind !== 'terraform' || data === undefined) return null;
  return { template: value.replace(IN_ARN, `\${data.aws_caller_identity.${data}.account_id}`) };
}

function arnOf({ json, kind }: PiecePage, name: string): string {
  if (kind === 'terraform') return `${name}.arn`;
  return json === undefined ? `!GetAtt ${name}.Arn` : `{ "Fn::GetAtt": [${JSON.stringify(name)}, "Arn"] }`;
}

interface Surroundings {
  /** ARN -> what the code calls it. */
  readonly byArn: ReadonlyMap<string, string>;
  readonly accounts: ReadonlySet<string>;
  readonly blocks: Blocks;
}

/** Everybody of the same module or template. */
function surroundings(sources: Sources, page: PiecePage): Surroundings {
  const byArn = new Map<string, string>();
  const accounts = new Set<string>();
  const pages = new Map<string, PiecePage | null>();
  const near = (place: Place): PiecePage | null => {
    const key = `${place.piece} ${place.document}`;
    if (pages.has(key)) return pages.get(key) ?? null;
    const there = pageOf(sources, place);
    const isHere = there?.document === page.document && there.piece === page.piece;
    const isModule =
      page.kind === 'terraform' && there !== null && folderOf(there.name) === folderOf(page.name);
    const found = there?.kind === page.kind && (isHere || isModule) ? there : null;
    pages.set(key, found);
    return found;
  };
  for (const { account, arn, place } of sources.inventory.principals) {
    const there = place && near(place);
    if (!there) continue;
    const name = calledAt(there, place);
    if (page.kind !== 'terraform' || ADDRESS.test(name)) byArn.set(arn, name);
    accounts.add(account);
  }
  const all = [page, ...[...pages.values()].filter((one) => one !== null)];
  return { byArn, accounts, blocks: new Map(all.flatMap((one) => Array.from(blocksOf(one)))) };
}

/** Who is called how where `at` stands. `isNew`: in a block of its own, for which nobody waits. */
export function referencesAt(sources: Sources, page: PiecePage, at: Place, isNew = false): Refer {
  const { accounts, blocks, byArn } = surroundings(sources, page);
  const own = calledAt(page, at);
  return (value) => {
    const name = byArn.get(value);
    if (name !== undefined && page.kind !== 'yaml' && (isNew || !needs(blocks, name, own)))
      return { expression: arnOf(page, name) };
    const unknown = IN_ARN.exec(value)?.[0];
    if (unknown === undefined) return value;
    return accounts.has(unknown) && !/:(?:role|user)\//.test(value) ? ownAccount(page, value) : null;
  };
}
