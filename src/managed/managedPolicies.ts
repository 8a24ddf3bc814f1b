// AWS's own managed policies, attached everywhere by an ARN and hardly ever pasted. Their current documents are data of
// some megabytes (scripts/managedPolicies.mjs), loaded only when a text names such an ARN.
// https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
import { awsGuardrail } from './guardrails.ts';
import { managedArn, managedDocument } from './managedArn.ts';
import type { AttachedPolicy } from '#decision/inventory.ts';

/** Which state of AWS's policies the data is. */
export interface ManagedData {
  readonly version: string;
  /** Of the youngest policy in it: `2026-08-26`. */
  readonly date: string;
}

const MARK = ':iam::aws:policy/';
const ARN = /^arn:(aws[\w-]*):iam::aws:policy\/(.+)$/;

/** Path and name -> version and document as JSON text; null: not loaded. */
let lines: ReadonlyMap<string, readonly [version: string, json: string]> | null = null;
let data: ManagedData | null = null;
let loading: Promise<void> | null = null;

/** As a pattern with one of SAM, which names them without ARNs, and not as two texts: that is several times quicker. */
const NAMED = /:iam::aws:policy\/|\bAWS::Serverless::/;

/** The text names a managed policy of AWS somewhere, or may do so as SAM does. */
export const namesManagedPolicy = (text: string): boolean => NAMED.test(text);

async function load(): Promise<void> {
  const { default: text } = await import('./managedPolicies.txt?raw');
  const [head = '{}', ...rest] = text.split('\n');
  data = JSON.parse(head) as ManagedData;
  lines = new Map(
    rest.flatMap((line) => {
      const [name, version, json] = line.split('\t');
      return name === undefined || version === undefined || json === undefined
        ? []
        : [[name, [version, json]]];
    }),
  );
}

/** Loads the documents once; tried again after a failure. */
export function loadManagedPolicies(): Promise<void> {
  loading ??= load().catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

/** null: not loaded. */
export const managedData = (): ManagedData | null => data;

const found = new Map<string, AttachedPolicy | null>();

/** Policies of other partitions have the ARNs of their partition in them. */
function parsed(arn: string): AttachedPolicy | null {
  const [, partition = 'aws', name = ''] = ARN.exec(arn) ?? [];
  const line = lines?.get(name);
  if (line === undefined) return null;
  const json = partition === 'aws' ? line[1] : line[1].replaceAll('"arn:aws:', `"arn:${partition}:`);
  return {
    name: name.slice(name.lastIndexOf('/') + 1),
    type: 'identity',
    document: JSON.parse(json) as unknown,
    place: { document: managedDocument(arn), piece: 0, path: [] },
    live: true,
    arn,
  };
}

/** AWS's current document; undefined: no such policy (any more), or nothing is loaded. */
export function managedPolicy(arn: string): AttachedPolicy | undefined {
  if (lines === null || !arn.includes(MARK)) return undefined;
  const known = found.get(arn);
  if (known !== undefined) return known ?? undefined;
  const policy = parsed(arn);
  found.set(arn, policy);
  return policy ?? undefined;
}

const GUIDE = 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_';
const GUARDRAIL_PAGES = { scp: `${GUIDE}scps.html`, rcp: `${GUIDE}rcps.html` } as const;

/** AWS's page about it; null for what has none. */
export function managedPage(arn: string): string | null {
  const name = ARN.exec(arn)?.[2];
  if (awsGuardrail(arn)) return GUARDRAIL_PAGES[awsGuardrail(arn)?.type === 'rcp' ? 'rcp' : 'scp'];
  return name === undefined
    ? null
    : `https://docs.aws.amazon.com/aws-managed-policy/latest/reference/${name.slice(name.lastIndexOf('/') + 1)}.html`;
}

/** The document as text, for whoever wants to see a place in it; null when it is the user's own, or not loaded. */
export function managedText(document: string): string | null {
  const arn = managedArn(document);
  const policy = arn === null ? undefined : (awsGuardrail(arn) ?? managedPolicy(arn));
  return policy === undefined ? null : JSON.stringify(policy.document, null, 2);
}
