// Actions that no service has. Needs the list of all of them (room actions), so it runs where that is loaded; what STS
// has is checked without (grammarChecks.ts).
import type { ActionNames } from '#actions/actionNames.ts';
import type { Compiled, Model } from '#decision/model.ts';
import { globOf } from '#language/wildcard.ts';
import { managedArn } from '#managed/managedArn.ts';
import type { Fix } from '#text/problem.ts';
import { editDistance, nearest } from './nearest.ts';
import { type Hit, NO_HITS } from './rule.ts';
import type { StatementView } from './views.ts';

/** The rule that speaks of them. */
export const ACTION_UNKNOWN = 'L-ACTION-UNKNOWN';

/** Named so often that nobody has to load a list for them. */
const COMMON: ReadonlySet<string> = new Set(
  `cloudwatch:getmetricdata cloudwatch:putmetricdata dynamodb:getitem dynamodb:putitem dynamodb:query dynamodb:scan
  dynamodb:updateitem ec2:describeinstances ecr:batchgetimage ecr:getauthorizationtoken ecr:getdownloadurlforlayer
  iam:getrole iam:getuser iam:listroles iam:listusers iam:passrole kms:decrypt kms:encrypt kms:generatedatakey
  lambda:invokefunction logs:createloggroup logs:createlogstream logs:putlogevents s3:deleteobject s3:getobject
  s3:listallmybuckets s3:listbucket s3:putobject secretsmanager:getsecretvalue sns:publish sqs:deletemessage
  sqs:receivemessage sqs:sendmessage ssm:getparameter ssm:getparameters`.split(/\s+/),
);

/** Operations whose permission is called otherwise. https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html */
const CALLED_OTHERWISE: Readonly<Record<string, string>> = {
  's3:copyobject': 's3:GetObject',
  's3:completemultipartupload': 's3:PutObject',
  's3:createmultipartupload': 's3:PutObject',
  's3:deleteobjects': 's3:DeleteObject',
  's3:getbucketencryption': 's3:GetEncryptionConfiguration',
  's3:getbucketlifecycle': 's3:GetLifecycleConfiguration',
  's3:getbucketlifecycleconfiguration': 's3:GetLifecycleConfiguration',
  's3:getbucketreplication': 's3:GetReplicationConfiguration',
  's3:getpublicaccessblock': 's3:GetBucketPublicAccessBlock',
  's3:headbucket': 's3:ListBucket',
  's3:headobject': 's3:GetObject',
  's3:listbuckets': 's3:ListAllMyBuckets',
  's3:listmultipartuploads': 's3:ListBucketMultipartUploads',
  's3:listobjects': 's3:ListBucket',
  's3:listobjectsv2': 's3:ListBucket',
  's3:listobjectversions': 's3:ListBucketVersions',
  's3:listparts': 's3:ListMultipartUploadParts',
  's3:putbucketencryption': 's3:PutEncryptionConfiguration',
  's3:putbucketlifecycle': 's3:PutLifecycleConfiguration',
  's3:putbucketlifecycleconfiguration': 's3:PutLifecycleConfiguration',
  's3:putbucketreplication': 's3:PutReplicationConfiguration',
  's3:putpublicaccessblock': 's3:PutBucketPublicAccessBlock',
  's3:uploadpart': 's3:PutObject',
  'lambda:invoke': 'lambda:InvokeFunction',
};

/** Of names in AWS's own policies that its list lacks, none is so close to one that is in it (actions/README.md). */
const SLIP = 2;

interface Fault {
  readonly message: string;
  readonly severity: 'warning' | 'info';
  readonly fix?: Fix;
}

const write = (text: string): Fix => ({ label: `Write "${text}"`, text });

const shared = (a: string, b: string): number =>
  Math.abs(a.length - b.length) > SLIP ? Infinity : editDistance(a.toLowerCase(), b.toLowerCase());

/** A name that is meant for sure: one slip, or two in a long word. */
function meantBy(word: string, known: readonly string[]): string | undefined {
  const close = nearest(word, known);
  return close !== undefined && shared(word, close) <= SLIP ? close : undefined;
}

function ofService(text: string, prefix: string, name: string, names: ActionNames): Fault {
  const meant = meantBy(prefix, names.services);
  const has = meant === undefined ? null : names.of(meant);
  const right =
    has?.some((one) => one.name.toLowerCase() === name.toLowerCase()) === true
      ? `${meant}:${name}`
      : undefined;
  const hint = right === undefined ? '' : ` Did you mean "${right}"?`;
  const message = `AWS’s list of ${names.date} has no service "${prefix}", so "${text}" matches nothing.${hint}`;
  return right === undefined
    ? { message, severity: 'info' }
    : { message, severity: 'warning', fix: write(right) };
}

/** null: AWS has it, or it is a pattern over services. */
function faultOf(text: string, names: ActionNames): Fault | null {
  const [, prefix = '', name = ''] = /^([^:*?]+):(.+)$/.exec(text) ?? [];
  if (prefix === '' || prefix.toLowerCase() === 'sts' || /\$\{/.test(text)) return null;
  const known = names.of(prefix);
  if (known === null) return ofService(text, prefix, name, names);
  const fits = globOf(name.toLowerCase());
  if (known.some((one) => fits(one.name.toLowerCase()))) return null;
  const service = prefix.toLowerCase();
  const otherwise = CALLED_OTHERWISE[`${service}:${name.toLowerCase()}`];
  if (otherwise !== undefined)
    return {
      message: `No action is called "${text}": what it needs is the permission "${otherwise}".`,
      severity: 'warning',
      fix: write(otherwise),
    };
  const isPattern = /[*?]/.test(name);
  const meant = isPattern
    ? undefined
    : meantBy(
        name,
        known.map((one) => one.name),
      );
  const hint = meant === undefined ? '' : ` Did you mean "${service}:${meant}"?`;
  const message = isPattern
    ? `No action in AWS’s list of ${names.date} fits "${text}", so it matches nothing.`
    : `AWS’s list of ${names.date} has no action "${text}", so this matches nothing.${hint}`;
  return meant === undefined
    ? { message, severity: isPattern ? 'warning' : 'info' }
    : { message, severity: 'warning', fix: write(`${service}:${meant}`) };
}

const FAULTS = new WeakMap<ActionNames, Map<string, Fault | null>>();

/** Most policies name the same actions: each is looked up once. */
function faultOnce(text: string, names: ActionNames): Fault | null {
  const known = FAULTS.get(names) ?? new Map<string, Fault | null>();
  FAULTS.set(names, known);
  const found = known.get(text);
  if (found !== undefined) return found;
  const fault = faultOf(text, names);
  known.set(text, fault);
  return fault;
}

/** Those that AWS wrote are not the user's to mend; of trust policies the grammar has said what is wrong. */
const isTheirs = ({ attached, policy }: Compiled): boolean =>
  policy.type !== 'trust' &&
  managedArn(attached.place.document) === null &&
  !/^arn:[^:]*:iam::aws:policy\//.test(attached.arn ?? '');

export function actionHits({ document, statement }: StatementView, names: ActionNames): readonly Hit[] {
  if (statement.actions === undefined || !isTheirs(document)) return NO_HITS;
  return statement.actions.patterns.flatMap(({ text, path }) => {
    const fault = faultOnce(text, names);
    return fault === null ? NO_HITS : [{ path, ...fault }];
  });
}

const asks = (text: string): boolean =>
  text.includes(':') && !/^(?:sts|\*):|^[^:]*:\*$/i.test(text) && !COMMON.has(text.toLowerCase());

const asking = (compiled: Compiled): boolean =>
  isTheirs(compiled) &&
  compiled.policy.statements.some(({ actions }) => actions?.patterns.some(({ text }) => asks(text)) === true);

/** Some action here can only be checked with the list of all of them. */
export const asksForActionNames = ({ principals, rcps, scps }: Model): boolean =>
  principals.some(({ boundary, identity, session }) =>
    [identity, boundary, session].some((list) => list?.some(asking) === true),
  ) ||
  [...scps.values(), ...rcps.values()].some((levels) => levels.some(({ policies }) => policies.some(asking)));
