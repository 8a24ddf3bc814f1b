// Which values of condition keys are names that somebody chose. Regions, addresses, times and AWS's own words are not.

/** Lower case; a trailing `/` or `*` stands for any rest. */
const NO_NAMES: readonly RegExp[] = [
  /^aws:(?:requestedregion|sourceip|vpcsourceip|currenttime|epochtime|tokenissuetime|multifactor.*|securetransport|principaltype|calledvia.*|viaawsservice|principalisawsservice|principalservicename.*|useragent|referer)$/,
  /^iam:(?:passedtoservice|awsservicename)$/,
  /^sts:(?:durationseconds|awsservicename)$/,
  /^saml:(?:aud|iss|sub_type)$/,
  /:(?:viaservice|amr|instancetype|region|x-amz-acl|x-amz-server-side-encryption|awsservicename|engine|volumetype|serviceprincipal)$/,
];

/** Words by which GitHub, Kubernetes and others build a subject. */
const STRUCTURE: ReadonlySet<string> = new Set(
  'repo ref refs heads tags main master environment pull_request job_workflow_ref workflow branch ref_type ref_name system serviceaccount organization workspace run_phase pipeline project project_path user sigstore aud sub amr iss https http authenticated unauthenticated any true false null persistent transient allow deny tag push'.split(
    ' ',
  ),
);

const NO_NAME = /^[\d.:/+-]*$|^\d{4}-\d\d-\d\dT|^arn$/;
/** A unique id tells itself by its shape (`idNames.ts`): as a name its words would be replaced once more. */
const UNIQUE_ID = /^A(?:IDA|ROA|GPA|KIA|SIA|NPA|NVA|PKA|SCA|BIA|CCA|IPA)[A-Z0-9]{3,}$/;

/** The names in a value: `acme` and `infra` of `repo:acme/infra:ref:refs/heads/main`. */
export function tokensOf(value: string): readonly string[] {
  return (value.replaceAll(/\$\{[^}]*\}/g, '*').match(/[\w+=,.@-]+/g) ?? []).filter(
    (token) =>
      token.length > 1 &&
      !NO_NAME.test(token) &&
      !UNIQUE_ID.test(token) &&
      !STRUCTURE.has(token.toLowerCase()),
  );
}

/** Names in what a condition compares a key with, or a request carries. */
export function conditionNames(key: string, values: readonly unknown[]): readonly string[] {
  const lower = key.toLowerCase();
  if (NO_NAMES.some((pattern) => pattern.test(lower))) return [];
  return values.flatMap((value) =>
    typeof value === 'string' && !value.startsWith('arn:') ? tokensOf(value) : [],
  );
}
