// Nobody says in which repository a workflow stands. A role that trusts one repository alone is asked as if it were that:
// whether branch or environment fit is then told, and that is what mostly does not.
// https://docs.github.com/en/actions/reference/security/oidc
import type { Attempt } from './inventory.ts';
import type { CompiledPrincipal } from './model.ts';

/** The repository in a subject, up to the colon behind it. */
const REPOSITORY = /^repo:([^:/]+\/[^:]+)(?::|$)/;

function namedIn({ trust }: CompiledPrincipal, host: string): ReadonlySet<string> {
  const key = `${host}:sub`;
  const values = (trust ?? [])
    .flatMap(({ policy }) => policy.statements)
    .filter(({ effect }) => effect === 'Allow')
    .flatMap(({ conditions }) => conditions)
    .filter((test) => test.key.toLowerCase() === key && !/not/i.test(test.operator))
    .flatMap((test) => test.values);
  return new Set(values.map((value) => REPOSITORY.exec(value)?.[1] ?? ''));
}

/** The same attempt, with the subject that its token has if it comes from the repository that the role trusts. */
export function inTrustedRepository(attempt: Attempt, role: CompiledPrincipal, host: string): Attempt {
  const { notes = [], token } = attempt;
  const [named = '', ...others] = namedIn(role, host);
  if (token?.rest === undefined || named === '' || others.length > 0) return attempt;
  const fitting = named.replaceAll('*', 'any').replaceAll('?', 'x');
  const said =
    fitting === named
      ? `Taken as granted: the workflow is in ${named}, which the trust policy names.`
      : `Taken as granted: the workflow is in a repository that fits ${named}, as the trust policy has it.`;
  const claims = { ...token.claims, sub: `repo:${fitting}:${token.rest}` };
  return { ...attempt, notes: [...notes, said], token: { ...token, claims } };
}
