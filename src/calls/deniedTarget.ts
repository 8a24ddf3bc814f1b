// The two ends of a refused call as AWS printed them, and what is wrong with how the role was named.
import { iamName } from '#language/arn.ts';

export interface NamedRole {
  /** null: no role can be told from it. */
  readonly target: string | null;
  /** What is wrong with it, as a whole sentence. */
  readonly fault?: string;
}

const isRole = (arn: string): boolean => iamName(arn)?.kind === 'role';

/** What was left out or written twice, put right. */
function mended(resource: string): string | null {
  const all = [
    resource.replace(/^(?:arn:){2,}/, 'arn:'),
    resource.replace(/^arn:iam::/, 'arn:aws:iam::'),
    resource.replace(/^(?:aws:iam::|iam::)/, 'arn:aws:iam::'),
    resource.replace(/^(arn:[\w-]+:iam):([^:])/, '$1::$2'),
    resource.replace(/^(\d{12}):role\//, 'arn:aws:iam::$1:role/'),
  ];
  return all.find((one) => one !== resource && isRole(one)) ?? null;
}

/** The role that a call asked for; `resource` as the message has it. */
export function roleAsked(resource: string | null): NamedRole {
  if (resource === null) return { target: null };
  const kind = iamName(resource)?.kind;
  if (kind === 'role') return { target: resource };
  if (kind !== undefined) {
    return {
      target: null,
      fault: `The call named ${resource} as the role to assume, and that is no role: RoleArn has to be the ARN of a role, arn:aws:iam::<account>:role/<name>.`,
    };
  }
  const right = mended(resource);
  if (right !== null) {
    return {
      target: right,
      fault: `The call asked for ${resource}, which is no ARN: ${right} was probably meant. Whatever the policies say, the call has to name the role right.`,
    };
  }
  return /^(?:arn|aws|iam):.*role/.test(resource)
    ? {
        target: null,
        fault: `The call asked for ${resource}, which is no ARN of a role: it has to be arn:aws:iam::<account>:role/<name>.`,
      }
    : { target: null };
}

/** A session whose name the message leaves out counts as its role. */
export function callerNamed(caller: string | null): string | null {
  const [, partition, account, role] =
    /^arn:([\w-]+):sts::([^:]+):assumed-role\/([^/\s]+)\/?$/.exec(caller ?? '') ?? [];
  return role === undefined ? caller : `arn:${partition}:iam::${account}:role/${role}`;
}
