// All Terraform texts of one drop, by folder: the texts of a folder are one module.
// https://developer.hashicorp.com/terraform/language/files
import type {
  Ask,
  BarePolicy,
  DropFile,
  GivenValues,
  HarvestNote,
  LeftOut,
  Origin,
  TextSource,
} from '#harvest/harvest.ts';
import type { InventoryPrincipal } from '#decision/inventory.ts';
import type { Holding, OrganizationFacts } from '#harvest/facts.ts';
import type { JsonPath } from '#language/policy.ts';
import type { RangeTable } from '#text/ranges.ts';
import { readSyntax } from '#hcl/readSyntax.ts';
import type { Attribute, Block, Syntax } from '#hcl/syntax.ts';

/** What reading one text has found so far. */
export interface Yield {
  readonly asks: Map<string, Ask>;
  readonly notes: HarvestNote[];
  readonly leftOut: LeftOut[];
  readonly ranges: Record<string, readonly [from: number, to: number]>;
  readonly principals: InventoryPrincipal[];
  /** Documents that nothing in the drop uses. */
  readonly bare: BarePolicy[];
  readonly holdings: Holding[];
  readonly organizations: OrganizationFacts[];
  /** Documents that were read as files. */
  readonly includes: Set<string>;
  /** What is counted in the ledger: `role` -> 2. */
  readonly counts: Map<string, number>;
  /** Types of all managed resources. */
  readonly types: string[];
}

export interface Source {
  /** Among the sources of the drop. */
  readonly index: number;
  readonly name: string;
  readonly folder: string;
  readonly origin: Origin;
  readonly text: string;
  readonly syntax: Syntax;
  /** Of a plan or state, which is no module. */
  readonly value?: unknown;
  readonly found: Yield;
}

/** A block with the source that it stands in. */
export interface Declared {
  readonly source: Source;
  readonly block: Block;
  /** `aws_iam_role.a`, `data.aws_iam_policy_document.trust`, `module.x`, `var.x`. */
  readonly address: string;
}

export interface Written {
  readonly source: Source;
  readonly attribute: Attribute;
}

export interface Folder {
  readonly name: string;
  readonly sources: readonly Source[];
  /** `resource` and `data` blocks by address. */
  readonly resources: ReadonlyMap<string, Declared>;
  readonly locals: ReadonlyMap<string, Written>;
  readonly variables: ReadonlyMap<string, Declared>;
  readonly outputs: ReadonlyMap<string, Declared>;
  readonly calls: ReadonlyMap<string, Declared>;
  readonly providers: readonly Declared[];
  /** Values of `.tfvars` files: a later one counts before an earlier one. */
  readonly values: ReadonlyMap<string, Written>;
}

export interface Drop {
  readonly sources: readonly Source[];
  readonly folders: ReadonlyMap<string, Folder>;
  /** All documents, for what names files. */
  readonly files: readonly DropFile[];
  /** What the user filled in, of all documents together. */
  readonly given: GivenValues;
  /** Steps of work that are left. */
  work: number;
}

const MOST_WORK = 2_000_000;

const emptyYield = (): Yield => ({
  asks: new Map(),
  notes: [],
  leftOut: [],
  ranges: {},
  principals: [],
  bare: [],
  holdings: [],
  organizations: [],
  counts: new Map(),
  includes: new Set(),
  types: [],
});

/** A path by its steps alone, so that `./a`, `/a` and `b/../a` are one folder. */
export const normal = (path: string): string => {
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..' && steps.length > 0 && steps.at(-1) !== '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
};

const folderOf = (name: string): string => normal(name.replaceAll('\\', '/').replace(/[^/]*$/, ''));

const NO_SYNTAX: Syntax = { body: { attributes: new Map(), blocks: [] }, faults: [] };

function sourceOf({ text, name, origin, value }: TextSource, index: number): Source {
  const found = emptyYield();
  if (value !== undefined) {
    return { index, name, folder: folderOf(name), origin, text, syntax: NO_SYNTAX, value, found };
  }
  const syntax = readSyntax(text);
  for (const { from, to, message } of syntax.faults) {
    const range = [from, Math.max(to, from + 1)] as const;
    found.notes.push({ code: 'TF-SYNTAX', severity: 'error', message, path: [], range });
  }
  return { index, name, folder: folderOf(name), origin, text, syntax, found };
}

/** Address of a block of these types, by its labels; null: it has none. */
const ADDRESSES: Readonly<Record<string, (labels: readonly string[]) => string | null>> = {
  resource: ([type, name]) => (type === undefined || name === undefined ? null : `${type}.${name}`),
  data: ([type, name]) => (type === undefined || name === undefined ? null : `data.${type}.${name}`),
  variable: ([name]) => name ?? null,
  output: ([name]) => name ?? null,
  module: ([name]) => name ?? null,
};

const TOLD_TWICE = new Set(['resource', 'data', 'variable']);

function folderWith(name: string, sources: readonly Source[]): Folder {
  const maps: Record<string, Map<string, Declared>> = {};
  const locals = new Map<string, Written>();
  const values = new Map<string, Written>();
  const providers: Declared[] = [];
  for (const source of sources) {
    for (const attribute of source.syntax.body.attributes.values())
      values.set(attribute.name, { source, attribute });
    for (const block of source.syntax.body.blocks) {
      const { type, labels, body } = block;
      if (type === 'locals') {
        for (const attribute of body.attributes.values()) locals.set(attribute.name, { source, attribute });
      }
      if (type === 'provider' && labels[0] === 'aws')
        providers.push({ source, block, address: 'provider.aws' });
      const address = (Object.hasOwn(ADDRESSES, type) ? ADDRESSES[type] : undefined)?.(labels) ?? null;
      if (address === null) continue;
      const kind = type === 'data' ? 'resource' : type;
      const map = (maps[kind] ??= new Map());
      if (map.has(address) && TOLD_TWICE.has(type)) {
        const message = `${address} is declared twice: this later one counts.`;
        source.found.notes.push({
          code: 'TF-TWICE',
          severity: 'warning',
          message,
          path: [],
          range: [block.from, block.to],
        });
      }
      map.set(address, { source, block, address: type === 'module' ? `module.${address}` : address });
    }
  }
  const of = (kind: string): ReadonlyMap<string, Declared> => maps[kind] ?? new Map();
  return {
    name,
    sources,
    resources: of('resource'),
    locals,
    variables: of('variable'),
    outputs: of('output'),
    calls: of('module'),
    providers,
    values,
  };
}

export function dropOf(texts: readonly TextSource[], files: readonly DropFile[]): Drop {
  const sources = texts.map(sourceOf);
  const written = sources.filter(({ value }) => value === undefined);
  const names = [...new Set(written.map(({ folder }) => folder))];
  return {
    sources,
    folders: new Map(
      names.map((name) => [
        name,
        folderWith(
          name,
          written.filter(({ folder }) => folder === name),
        ),
      ]),
    ),
    files,
    given: Object.assign({}, ...texts.map(({ given }) => given)) as GivenValues,
    work: MOST_WORK,
  };
}

export function tell(
  { found }: Source,
  code: string,
  severity: HarvestNote['severity'],
  message: string,
  at: JsonPath | readonly [from: number, to: number],
): void {
  if (found.notes.some((note) => note.code === code && note.message === message)) return;
  const [from, to] = at;
  const isRange = at.length === 2 && typeof from === 'number' && typeof to === 'number';
  found.notes.push({
    code,
    severity,
    message,
    path: isRange ? [] : at,
    ...(isRange ? { range: [from, to] } : {}),
  });
}

export function ask({ found }: Source, one: Ask): void {
  if (!found.asks.has(one.name)) found.asks.set(one.name, one);
}

export const rangesOf = ({ found }: Source): RangeTable => found.ranges;
