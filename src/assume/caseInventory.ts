// Test helper: the estate shape of the case files (`input`) as an Inventory. Product code reads estates in `import`.
import type { PolicyType } from '#language/policy.ts';
import type {
  AttachedPolicy,
  Inventory,
  InventoryAccount,
  InventoryPrincipal,
  Place,
  PolicyLevel,
} from '#decision/inventory.ts';

interface CasePrincipal {
  readonly arn: string;
  readonly uniqueId?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly policies?: readonly {
    readonly name: string;
    readonly kind: PolicyType;
    readonly document: unknown;
  }[];
  readonly trust?: unknown;
}

interface CaseLevel {
  readonly level: string;
  readonly policies: readonly unknown[];
}

export interface CaseInput {
  readonly accounts?: readonly InventoryAccount[];
  readonly principals?: readonly CasePrincipal[];
  readonly scps?: Readonly<Record<string, readonly CaseLevel[]>>;
  readonly rcps?: Readonly<Record<string, readonly CaseLevel[]>>;
  readonly context?: Inventory['context'];
}

export interface Case {
  readonly id: string;
  readonly title: string;
  readonly topic: string;
  readonly input: CaseInput;
  readonly question: { readonly source: string; readonly target: string; readonly action: string };
  readonly expected: string;
  readonly because: readonly string[];
  readonly needs?: readonly string[];
  readonly latent?: string;
  readonly confidence: 'documented' | 'derived' | 'unconfirmed';
}

const at = (...path: readonly (string | number)[]): Place => ({ document: 'estate', piece: 0, path });

function casePrincipal(p: CasePrincipal, index: number): InventoryPrincipal {
  const where = ['principals', index] as const;
  const kind = p.arn.includes(':user/') ? 'user' : 'role';
  return {
    arn: p.arn,
    kind,
    account: p.arn.split(':')[4] ?? '',
    name: p.arn.slice(p.arn.lastIndexOf('/') + 1),
    place: at(...where),
    ...(p.uniqueId === undefined ? {} : { uniqueId: p.uniqueId }),
    ...(p.tags === undefined ? {} : { tags: p.tags }),
    ...(p.policies === undefined
      ? {}
      : {
          policies: p.policies.map((policy, i): AttachedPolicy => ({
            name: policy.name,
            type: policy.kind,
            document: policy.document,
            place: at(...where, 'policies', i, 'document'),
          })),
        }),
    ...(p.trust === undefined
      ? {}
      : {
          trust: [
            { name: 'trust policy', type: 'trust', document: p.trust, place: at(...where, 'trust') },
          ] satisfies AttachedPolicy[],
        }),
  };
}

function levels(
  all: CaseInput['scps'],
  field: 'scps' | 'rcps',
  type: PolicyType,
): Readonly<Record<string, readonly PolicyLevel[]>> | undefined {
  if (all === undefined) return undefined;
  return Object.fromEntries(
    Object.entries(all).map(([account, list]) => [
      account,
      list.map((level, l): PolicyLevel => ({
        level: level.level,
        policies: level.policies.map((document, i) => ({
          name: `${type.toUpperCase()} ${i + 1} of ${level.level}`,
          type,
          document,
          place: at(field, account, l, 'policies', i),
        })),
      })),
    ]),
  );
}

/** The case's `input` as the engine's input; places point into the input itself. */
export function estateInventory(input: CaseInput): Inventory {
  const scps = levels(input.scps, 'scps', 'scp');
  const rcps = levels(input.rcps, 'rcps', 'rcp');
  return {
    accounts: input.accounts ?? [],
    principals: (input.principals ?? []).map(casePrincipal),
    context: Object.fromEntries(
      Object.entries(input.context ?? {}).map(([key, value]) => [key.toLowerCase(), value]),
    ),
    ...(scps === undefined ? {} : { scps }),
    ...(rcps === undefined ? {} : { rcps }),
  };
}
