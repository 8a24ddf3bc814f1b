// What was taken of one text and what was not, in words.
import {
  counted,
  countedAny,
  countedPrincipals,
  firstNames,
  mergedLeftOut,
  numberOfPolicies,
} from '#harvest/counted.ts';
import { givenElsewhere } from '#harvest/heldElsewhere.ts';
import type { Harvest, LeftOut } from '#harvest/harvest.ts';
import { type Source, tell } from './drop.ts';
import { isPlan } from './stateJson.ts';

const PLURALS: Readonly<Record<string, string>> = {
  'attachment of a guardrail': 'attachments of guardrails',
  'member of the organization': 'members of the organization',
  'permissions policy': 'permissions policies',
  'trust policy': 'trust policies',
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
  return [
    {
      what: 'other resources',
      count: types.length,
      why: `They hold no IAM policies of principals (${firstNames(types)}).`,
    },
  ];
}

const isValues = ({ syntax }: Source): boolean =>
  syntax.body.blocks.length === 0 && syntax.body.attributes.size > 0;

const headOf = ({ value }: Source): string =>
  value === undefined ? 'Terraform' : isPlan(value) ? 'Terraform plan' : 'Terraform state';

/** What holds nothing that is read says so. */
export function tellEmpty(source: Source): void {
  const { bare, holdings, principals, organizations, asks, notes, leftOut } = source.found;
  const said =
    bare.length +
    holdings.length +
    principals.length +
    organizations.length +
    asks.size +
    notes.length +
    leftOut.length;
  if (said + Object.keys(source.found.ranges).length > 0) return;
  if (others(source).length > 0 || isValues(source)) return;
  const message = 'No roles, users, groups or policies of them are in this text.';
  tell(source, 'TF-EMPTY', 'info', message, []);
}

export function ledgerOf(source: Source): Pick<Harvest, 'title' | 'taken' | 'leftOut'> {
  const { principals, counts, holdings, leftOut } = source.found;
  const taken = countedPrincipals(principals, ['role', 'user', 'group']);
  const policies = countedAny(numberOfPolicies(principals) + givenElsewhere(holdings), 'policy', 'policies');
  if (isValues(source)) {
    const values = counted(source.syntax.body.attributes.size, 'value');
    return { title: 'Terraform variables', taken: [values] };
  }
  // A text that only declares what others use is read, too.
  const declared = source.syntax.body.blocks.filter(({ type }) => type === 'variable' || type === 'output');
  const only = principals.length + counts.size === 0 ? countedAny(declared.length, 'declaration') : [];
  const more = [...counts].map(([what, n]) => counted(n, what, PLURALS[what]));
  return {
    title: `${headOf(source)}: ${[...taken, ...more, ...only].join(', ') || 'no principals'}`,
    taken: [...taken, ...policies, ...more, ...only],
    leftOut: mergedLeftOut([...leftOut, ...others(source)]),
  };
}
