// What was taken of one text and what was not, in words.
import type { Harvest, LeftOut } from '#harvest/harvest.ts';
import { type Source, tell } from './drop.ts';
import { isPlan } from './stateJson.ts';

const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

const PLURALS: Readonly<Record<string, string>> = {
  'attachment of a guardrail': 'attachments of guardrails',
  'member of the organization': 'members of the organization',
};

/** Types that are read. */
const READ =
  /^aws_(?:iam_(?:role|user|group|policy)(?:$|_(?:policy|policy_attachment|policy_attachments_exclusive|membership|group_membership|attachment)$)|organizations_(?:account|organization|organizational_unit|policy|policy_attachment)$)/;

function others(source: Source): readonly LeftOut[] {
  const written = source.syntax.body.blocks
    .filter(({ type }) => type === 'resource' || type === 'ephemeral')
    .map(({ labels }) => labels[0] ?? '');
  const types = [...written, ...source.found.types].filter((type) => !READ.test(type));
  if (types.length === 0) return [];

  const names = [...new Set(types)];
  const shown = names.slice(0, 6).join(', ') + (names.length > 6 ? ', …' : '');
  return [
    {
      what: 'other resources',
      count: types.length,
      why: `They hold no IAM policies of principals (${shown}).`,
    },
  ];
}

function merged(all: readonly LeftOut[]): readonly LeftOut[] {
  const byWhat = new Map<string, LeftOut>();
  for (const one of all) {
    const known = byWhat.get(one.what);
    byWhat.set(one.what, known ? { ...one, count: known.count + one.count } : one);
  }
  return [...byWhat.values()];
}

const isValues = ({ syntax }: Source): boolean =>
  syntax.body.blocks.length === 0 && syntax.body.attributes.size > 0;

const headOf = ({ value }: Source): string =>
  value === undefined ? 'Terraform' : isPlan(value) ? 'Terraform plan' : 'Terraform state';

/** What holds nothing that is read says so. */
export function tellEmpty(source: Source): void {
  const { principals, organizations, asks, notes, leftOut } = source.found;
  const said = principals.length + organizations.length + asks.size + notes.length + leftOut.length;
  if (said + Object.keys(source.found.ranges).length > 0) return;
  if (others(source).length > 0 || isValues(source)) return;
  const message = 'No roles, users, groups or policies of them are in this text.';
  tell(source, 'TF-EMPTY', 'info', message, []);
}

export function ledgerOf(source: Source): Pick<Harvest, 'title' | 'taken' | 'leftOut'> {
  const { principals, counts, leftOut } = source.found;
  const of = (kind: string): number => principals.filter((one) => one.kind === kind).length;
  const kinds = [
    [of('role'), 'role'],
    [of('user'), 'user'],
    [of('group'), 'group'],
  ] as const;
  const taken = kinds.flatMap(([n, what]) => (n > 0 ? [count(n, what)] : []));
  const policies = new Set(
    principals.flatMap((one) =>
      [...(one.policies ?? []), ...(one.trust ?? [])].map(
        ({ place }) => `${place.document} ${place.piece} ${place.path.join('/')}`,
      ),
    ),
  ).size;
  if (isValues(source)) {
    const values = count(source.syntax.body.attributes.size, 'value');
    return { title: 'Terraform variables', taken: [values] };
  }
  const more = [...counts].map(([what, n]) => count(n, what, PLURALS[what]));
  return {
    title: `${headOf(source)}: ${[...taken, ...more].join(', ') || 'no principals'}`,
    taken: [...taken, ...(policies > 0 ? [count(policies, 'policy', 'policies')] : []), ...more],
    leftOut: merged([...leftOut, ...others(source)]),
  };
}
