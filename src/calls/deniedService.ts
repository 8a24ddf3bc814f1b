// Services that say, each in words of its own, that they could not assume a role. None prints "User: …".
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-services

export interface ServiceRefusal {
  /** The service principal, or the ARN of the role that asked. */
  readonly source: string;
  /** null: the message names none. */
  readonly target: string | null;
  readonly from: number;
  readonly to: number;
}

interface Words {
  /** `g` flag; the groups `role` and `who` as far as the message has them. */
  readonly test: RegExp;
  /** Who asks, where the message does not say. */
  readonly service?: string;
}

const ROLE = String.raw`(?<role>arn:[\w-]{3,12}:iam::[^:\s"'\x60]{1,80}:role\/[\w+=,.@/<>{}$-]{1,600})`;
const words = (text: string, service?: string): Words => ({
  test: new RegExp(text.replaceAll('ROLE', ROLE).replaceAll(' ', ' {1,40}'), 'g'),
  ...(service === undefined ? {} : { service }),
});

/** One row a wording, with its words in `text/refusals.ts`; `ROLE` stands for the ARN of a role. */
const WORDINGS: readonly Words[] = [
  words(`ROLE['"]? cannot be assumed by principal ['"]?(?<who>[a-z0-9.-]{3,80}\\.amazonaws\\.com)`),
  words(
    `role ROLE\\. Please ensure that the role exists and allows principal ['"](?<who>[a-z0-9.-]{3,80}\\.amazonaws\\.com)`,
  ),
  words(
    `global service principal (?<who>[a-z0-9.-]{3,80}\\.amazonaws\\.com), nor the regional one is authorized to assume`,
  ),
  words(
    `(?<who>arn:[\\w-]{3,12}:iam::[^:\\s"'\`]{1,80}:role\\/[\\w+=,.@/-]{1,600}) is not authorized to perform AssumeRole on role ROLE`,
  ),
  words(
    `CodeBuild is not authorized to perform: sts:AssumeRole on (?:ROLE|service role)`,
    'codebuild.amazonaws.com',
  ),
  words(`ECS was unable to assume the role ['"]?ROLE`, 'ecs-tasks.amazonaws.com'),
  words(`Service is unable to assume role ROLE\\. Please verify role's TrustPolicy`, 'glue.amazonaws.com'),
  words(`Firehose is unable to assume (?:the )?role ['"]?ROLE`, 'firehose.amazonaws.com'),
  words(`ROLE['"]? cannot be assumed by AWS Backup`, 'backup.amazonaws.com'),
  words(`Role ROLE is invalid or cannot be assumed`, 'cloudformation.amazonaws.com'),
  words(
    `arn:aws[\\w-]{0,8}:redshift:[^\\s"']{1,200} is not authorized to assume IAM Role ROLE`,
    'redshift.amazonaws.com',
  ),
  words(
    `API Gateway does not have permission to assume the provided role(?: ROLE)?`,
    'apigateway.amazonaws.com',
  ),
  words(`role defined for the function cannot be assumed by Lambda`, 'lambda.amazonaws.com'),
  words(
    `execution role you provide must allow (?:AWS|Amazon) EventBridge Scheduler to assume the role`,
    'scheduler.amazonaws.com',
  ),
];

/** In order; of one place the first wording that fits. */
export function serviceRefusals(flat: string): readonly ServiceRefusal[] {
  const found = WORDINGS.flatMap(({ service, test }) =>
    [...flat.matchAll(test)].flatMap((match): readonly ServiceRefusal[] => {
      const source = match.groups?.['who'] ?? service;
      if (source === undefined) return [];
      const target = match.groups?.['role']?.replace(/[.,:]+$/, '') ?? null;
      return [{ source, target, from: match.index, to: match.index + match[0].length }];
    }),
  );
  return found.sort((a, b) => a.from - b.from);
}
