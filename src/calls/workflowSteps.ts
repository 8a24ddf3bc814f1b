// The steps of a GitHub workflow that get credentials of AWS.
// https://github.com/aws-actions/configure-aws-credentials
import type { JsonPath } from '#language/policy.ts';
import { isList, isObject, member, text } from '#text/json.ts';

export interface CredentialStep {
  readonly jobName: string;
  readonly job: unknown;
  /** As written, environment variables of the file filled in. */
  readonly role: string;
  readonly audience: string;
  readonly sessionName: string | undefined;
  readonly externalId: string | undefined;
  /** Signs with credentials that are there already, or with keys, instead of a token. */
  readonly signs: 'token' | 'keys' | 'chain';
  readonly tagged: boolean;
  /** Role of the step before in this job. */
  readonly before: string | undefined;
  /** May it ask for a token? undefined: not said, then the defaults of the organization count, which never allow it. */
  readonly tokens: boolean;
  readonly path: JsonPath;
}

const USES = /^aws-actions\/configure-aws-credentials@/;
const EXPRESSION = /\$\{\{\s*env\.([\w-]+)\s*\}\}/g;

function filled(value: string, environments: readonly unknown[]): string {
  return value.replaceAll(EXPRESSION, (whole, name: string) => {
    for (const env of environments) {
      const known = member(env, name);
      if (typeof known === 'string' || typeof known === 'number') return String(known);
    }
    return whole;
  });
}

/** `id-token: write`, in the job if it says anything, else in the file. */
function mayAsk(job: unknown, workflow: unknown): boolean {
  const own = member(job, 'permissions') ?? member(workflow, 'permissions');
  return own === 'write-all' || member(own, 'id-token') === 'write';
}

const isTrue = (value: unknown): boolean => value === true || value === 'true';

/** In the order of the file; steps without a role are left out. */
export function credentialSteps(workflow: unknown, path: JsonPath): readonly CredentialStep[] {
  const jobs = member(workflow, 'jobs');
  if (!isObject(jobs)) return [];
  return Object.entries(jobs).flatMap(([jobName, job]) => {
    const steps = member(job, 'steps');
    let before: string | undefined;
    return (isList(steps) ? steps : []).flatMap((step, i): readonly CredentialStep[] => {
      const given = member(step, 'with');
      const role = text(member(given, 'role-to-assume'));
      if (!USES.test(text(member(step, 'uses')) ?? '') || role === undefined) return [];
      const environments = [member(step, 'env'), member(job, 'env'), member(workflow, 'env')];
      const setting = (name: string): string | undefined => {
        const value = text(member(given, name));
        return value === undefined ? undefined : filled(value, environments);
      };
      const chain = isTrue(member(given, 'role-chaining'));
      const keys = member(given, 'aws-access-key-id') !== undefined;
      const arn = filled(role, environments);
      const found: CredentialStep = {
        jobName,
        job,
        role: arn,
        audience: setting('audience') ?? 'sts.amazonaws.com',
        sessionName: setting('role-session-name'),
        externalId: setting('role-external-id'),
        signs: chain ? 'chain' : keys ? 'keys' : 'token',
        tagged: !isTrue(member(given, 'role-skip-session-tagging')),
        before,
        tokens: mayAsk(job, workflow),
        path: [...path, 'jobs', jobName, 'steps', i, 'with', 'role-to-assume'],
      };
      before = arn;
      return [found];
    });
  });
}
