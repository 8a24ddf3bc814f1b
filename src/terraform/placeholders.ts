// Texts that show two provider configurations, `aws.a` and `aws.b`, without saying which they are, and that look account
// ids up by the same names: `var.account_ids.a`. Then each alias is the account of its name, written `<a>` as people do.
import type { Folder } from './drop.ts';
import type { Key } from '#hcl/env.ts';

interface Naming {
  /** The variable that holds the account ids. */
  readonly variable: string;
  readonly aliases: ReadonlySet<string>;
}

const namings = new WeakMap<Folder, Naming | null>();

const ALIAS = /\bprovider\s*=\s*"?aws\.(\w+)/g;
const ACCOUNT = /\bvar\.(\w*account\w*)(?:\.(\w+)|\["(\w+)"\])/gi;

function namingOf(folder: Folder): Naming | null {
  const known = namings.get(folder);
  if (known !== undefined) return known;
  const text = folder.sources.map((source) => source.text).join('\n');
  const configured = new Set(
    folder.providers.flatMap(({ block }) => {
      const alias = block.body.attributes.get('alias')?.value;
      return alias?.kind === 'literal' ? [String(alias.value)] : [];
    }),
  );
  const aliases = new Set(
    [...text.matchAll(ALIAS)].flatMap(([, alias = '']) => (configured.has(alias) ? [] : [alias])),
  );
  const match = [...text.matchAll(ACCOUNT)].find(([, , a, b]) => aliases.has(a ?? b ?? ''));
  const variable = match?.[1];
  const naming = variable === undefined ? null : { variable, aliases };
  namings.set(folder, naming);
  return naming;
}

/** The variable that says which account an alias is. */
export function variableOfAlias(folder: Folder, alias: string): string | null {
  const naming = namingOf(folder);
  return naming?.aliases.has(alias) === true ? naming.variable : null;
}

/** `<a>` for `var.account_ids.a`, where an alias of that kind tells what it is. */
export function placeholderFor(folder: Folder, variable: string, keys: readonly Key[]): string | undefined {
  const [key] = keys;
  if (keys.length !== 1 || typeof key !== 'string' || !/^\w+$/.test(key)) return undefined;
  return namingOf(folder)?.variable === variable ? `<${key}>` : undefined;
}
