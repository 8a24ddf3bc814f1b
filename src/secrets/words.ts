// What was struck out, in words.
import { SECRET_KINDS, type SecretKindId } from './kinds.ts';

/** `1 password, 2 session tokens`, in the order of the table. */
export function countedSecrets(kinds: readonly SecretKindId[]): string {
  const said = SECRET_KINDS.flatMap(({ id, many, one }) => {
    const count = kinds.filter((kind) => kind === id).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  return said.join(', ');
}

/** `2 secrets were struck out before anything was stored: 1 password, 1 session token.` Empty without any. */
export function secretsStruckOut(kinds: readonly SecretKindId[]): string {
  if (kinds.length === 0) return '';
  const were = kinds.length === 1 ? '1 secret was' : `${kinds.length} secrets were`;
  return `${were} struck out before anything was stored: ${countedSecrets(kinds)}.`;
}
