// The parts of an ARN that somebody chose.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html

/** `${aws:username}`, `<account>`, `{{name}}`: filled in later, no name. */
export const OPEN = String.raw`\$?\{+[^{}\s"']*\}+|<[^<>\s"']*>`;
const ARN = new RegExp(
  String.raw`\barn:(?:aws[\w-]*|\*|${OPEN}):(?<service>[\w*?-]*|${OPEN}):(?:[\w*?-]|${OPEN})*:(?<account>(?:${OPEN}|[^:\s"'\x60\\|,;<>])*):(?<resource>(?:(?!,arn:)(?:${OPEN}|[^\s"'\x60\\<>|;&(){}[\]]))+)`,
  'g',
);
const OPEN_PARTS = new RegExp(OPEN, 'g');
/** Their resources begin with a name, not with what kind of thing it is. */
const NAME_FIRST: ReadonlySet<string> = new Set(['s3', 'sns', 'sqs']);
const KIND = /^[a-z][a-zA-Z-]*[/:]/;

export interface NameRange {
  readonly from: number;
  readonly to: number;
  /** What stands last and is a name by itself: `Deploy` of `role/team/Deploy`. */
  readonly last?: boolean;
  /** An account id, or what a pattern has of one. */
  readonly account?: true;
}

function* between(text: string, from: number, to: number): Generator<NameRange> {
  let at = from;
  for (const open of text.slice(from, to).matchAll(OPEN_PARTS)) {
    const start = from + open.index;
    if (start > at) yield { from: at, to: start };
    at = start + open[0].length;
  }
  if (to > at) yield { from: at, to };
}

/** Names in the ARNs of a text, patterns included; account ids are found as what they are. */
export function* arnNames(text: string): Generator<NameRange> {
  for (const match of text.matchAll(ARN)) {
    const { account = '', resource = '', service = '' } = match.groups ?? {};
    const end = match.index + match[0].length;
    const from = end - resource.length;
    const accountFrom = from - 1 - account.length;
    if (account !== 'aws' && /^[\d*?]+$/.test(account))
      yield { from: accountFrom, to: from - 1, account: true };
    const kind = NAME_FIRST.has(service) ? 0 : (KIND.exec(resource)?.[0].length ?? 0);
    yield* between(text, from + kind, end);
    const last = /(?:^|[/:])([\w+=,.@-]+)$/.exec(resource)?.[1]?.replace(/[.,]+$/, '') ?? '';
    const isName = (service === 'iam' || service === 'sts') && last !== '' && resource !== 'root';
    if (isName) yield { from: end - last.length, to: end, last: true };
    const session = service === 'sts' ? /^assumed-role\/([\w+=,.@-]+)\//.exec(resource)?.[1] : undefined;
    if (session !== undefined) yield { from: from + 13, to: from + 13 + session.length, last: true };
  }
}
