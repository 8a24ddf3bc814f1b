// Refusals of AWS in all the words that it has for them, for finding the lines; what they say is read in the room calls.

const CALLS = [
  'is not authorized to perform:',
  'Not authorized to perform:? sts:AssumeRole',
  'Encoded authorization failure message:',
  'MultiFactorAuthentication failed',
  'Roles may not be assumed by root',
  'DurationSeconds exceeds the',
  'No OpenIDConnect provider found',
  'Incorrect token audience',
  'ExpiredToken',
  'You must be logged in to the server',
];

/** Services that could not assume a role. */
const SERVICES = [
  'cannot be assumed by (?:principal|AWS Backup|Lambda)',
  String.raw`allows principal ['"]?[a-z0-9.-]{3,80}\.amazonaws\.com['"]? to assume`,
  'nor the regional one is authorized to assume',
  'is not authorized to perform AssumeRole on role',
  'ECS was unable to assume',
  'Service is unable to assume role',
  'Firehose is unable to assume',
  'is invalid or cannot be assumed',
  'is not authorized to assume IAM Role',
  'API Gateway does not have permission to assume',
  'EventBridge Scheduler to assume the role',
  'role with trust relationship to Role',
];

/** A policy that was not saved. */
const SAVING = [
  String.raw`Invalid principal in policy: {0,4}\\?"[A-Za-z]`,
  'Policy document should not specify a principal',
  'policy has a statement with no principals',
  'Missing required field Principal',
  'Has prohibited field Resource',
  'AssumeRole policy may only specify STS AssumeRole',
  'Cannot exceed quota for ACLSizePerRole',
];

export const REFUSAL = new RegExp([...CALLS, ...SERVICES, ...SAVING].join('|'));

const GAP = String.raw`(?: |[ \t]{0,40}\r?\n[\s│|┃>]{0,80})`;
/** One that was broken inside of its words; a source for expressions. */
export const BROKEN_REFUSAL = `User: [^\\n]{0,2000}?\\S${['', 'is', 'not', 'authorized', 'to', 'perform:', '`?sts:'].join(GAP)}`;
