// The names of a question `can SOURCE TARGET`: what stands for whom, and what nobody can mean.
import type { Inventory } from '#decision/inventory.ts';
import { iamName, parseArn } from '#language/arn.ts';
import { callerKind } from '#language/caller.ts';
import { nearNames } from './nearNames.ts';

/** Said on stderr; the exit code is 2. */
export interface Refused {
  readonly refused: string;
}

type Side = 'source' | 'target';

/** A short name stands for the one principal that bears it. null: it is no short name of anybody. */
function byShortName(name: string, inventory: Inventory, side: Side): string | Refused | null {
  const named = inventory.principals.filter((principal) => principal.name === name);
  const roles = named.filter(({ kind }) => kind === 'role');
  // A user of the same name cannot be what is assumed.
  const found = (side === 'target' && roles.length > 0 ? roles : named).map(({ arn }) => arn);
  if (found.length > 1) return { refused: `"${name}" names several principals: ${found.join(', ')}` };
  return found[0] ?? null;
}

function unknown(name: string, inventory: Inventory, side: Side): Refused {
  const given = inventory.principals.filter(({ kind }) => side === 'source' || kind === 'role');
  const near = nearNames(
    name,
    given.map((principal) => principal.name),
  );
  const meant = near.length > 0 ? ` Did you mean ${near.map((each) => `"${each}"`).join(' or ')}?` : '';
  const wanted = side === 'source' ? 'an ARN, an account id or a service name' : 'the ARN of a role';
  return { refused: `nobody here is called "${name}".${meant} Give a name from the input or ${wanted}.` };
}

/** The full name of one side of the question, as the engine takes it. */
export function resolveName(name: string, inventory: Inventory, side: Side): string | Refused {
  if (name.trim() === '') return { refused: `the ${side} is empty` };
  const full = byShortName(name, inventory, side) ?? name;
  if (typeof full !== 'string') return full;
  if (side === 'source') return callerKind(full) === null ? notUnderstood(full, inventory, side) : full;
  const kind = iamName(full)?.kind;
  if (kind === 'role') return full;
  if (kind === undefined && callerKind(full) === null && parseArn(full) === null)
    return unknown(full, inventory, side);
  const session = kind === 'session' ? ' Name the role of the session.' : '';
  return { refused: `only roles can be assumed, and "${full}" is not a role.${session}` };
}

function notUnderstood(name: string, inventory: Inventory, side: Side): Refused {
  if (parseArn(name) === null) return unknown(name, inventory, side);
  return { refused: `"${name}" is nobody who could assume a role: give the ARN of a user, role or session` };
}
