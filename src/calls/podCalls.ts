// Pods whose own environment names the role: what EKS writes into them, or somebody by hand.
// https://docs.aws.amazon.com/eks/latest/userguide/pod-configuration.html
import type { JsonPath } from '#language/policy.ts';
import { isList, member, text } from '#text/json.ts';

export interface PodCall {
  readonly role: string;
  readonly audience: string | undefined;
  readonly serviceAccount: string;
  readonly path: JsonPath;
}

/** Where a pod's own part stands, by what makes pods of it. */
const SPECS: readonly JsonPath[] = [
  ['spec'],
  ['spec', 'template', 'spec'],
  ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
];

const at = (value: unknown, path: JsonPath): unknown =>
  path.reduce<unknown>((inner, key) => member(inner, String(key)), value);

const listOf = (value: unknown, key: string): readonly unknown[] => {
  const list = member(value, key);
  return isList(list) ? list : [];
};

/** Whom the token of the pod is for, as the volume that holds it says. */
const audienceOf = (spec: unknown): string | undefined =>
  listOf(spec, 'volumes')
    .flatMap((volume) => listOf(member(volume, 'projected'), 'sources'))
    .map((source) => text(member(member(source, 'serviceAccountToken'), 'audience')))
    .find((audience) => audience !== undefined);

/** The SDKs ask for the role where its name and the token's file are both in the environment. */
export function podCalls(value: unknown, path: JsonPath): readonly PodCall[] {
  return SPECS.flatMap((steps) => {
    const spec = at(value, steps);
    return ['initContainers', 'containers'].flatMap((kind) =>
      listOf(spec, kind).flatMap((container, i) => {
        const env = listOf(container, 'env');
        const indexOf = (name: string) => env.findIndex((one) => text(member(one, 'name')) === name);
        const named = indexOf('AWS_ROLE_ARN');
        const role = text(member(env[named], 'value'));
        if (role === undefined || indexOf('AWS_WEB_IDENTITY_TOKEN_FILE') < 0) return [];
        return [
          {
            role,
            audience: audienceOf(spec),
            serviceAccount: text(member(spec, 'serviceAccountName')) ?? 'default',
            path: [...path, ...steps, kind, i, 'env', named, 'value'],
          },
        ];
      }),
    );
  });
}
