// What AWS prints when it refuses: who asked, what for, on which role, and sometimes why.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
import type { GateName } from '#decision/verdict.ts';

/** The policy that AWS names; `vpcEndpoint` is no gate here, for nobody can give it. */
export type NamedGate = GateName | 'vpcEndpoint';

export interface NamedReason {
  readonly gate: NamedGate;
  /** `implicit`: no policy of the kind allows it. */
  readonly deny: 'explicit' | 'implicit';
  /** As AWS calls it: `service control policy`. */
  readonly policy: string;
  /** The policy that denies; AWS tells it of explicit ones only. */
  readonly policyArn?: string;
}

export interface Denied {
  /** null: anonymous, or not an ARN. */
  readonly caller: string | null;
  readonly action: string;
  /** null: not printed. */
  readonly resource: string | null;
  readonly reason: NamedReason | null;
  readonly from: number;
  readonly to: number;
}

const GATES: readonly (readonly [words: RegExp, gate: NamedGate])[] = [
  [/^identity-based polic/i, 'permission'],
  [/^(?:role )?trust polic|^resource-based polic/i, 'trust'],
  [/^permissions? boundar/i, 'boundary'],
  [/^session polic/i, 'session'],
  [/^service control polic/i, 'scp'],
  [/^resource control polic/i, 'rcp'],
  [/^VPC endpoint polic/i, 'vpcEndpoint'],
];

const gateOf = (words: string): NamedGate | undefined => GATES.find(([test]) => test.test(words))?.[1];

const WHY =
  /\b(?:because (?:no|the) ([A-Za-z-]+(?: [a-z]+){0,3}?) allows|with an explicit deny in (?:an? |the )?([A-Za-z-]+(?: [a-z]+){0,2}? (?:policy|boundary)|permissions boundary)(?:: *(arn:[^\s"',;)]+))?)/;

/** The reason that a message names; null: none, as AWS often does across accounts. */
export function namedReason(message: string): NamedReason | null {
  const [, implicit, explicit, arn] = WHY.exec(message) ?? [];
  const policy = implicit ?? explicit;
  const gate = policy === undefined ? undefined : gateOf(policy);
  if (policy === undefined || gate === undefined) return null;
  return {
    gate,
    deny: implicit === undefined ? 'explicit' : 'implicit',
    policy,
    ...(arn === undefined ? {} : { policyArn: arn.replace(/[.:]+$/, '') }),
  };
}

/** Terminals and Terraform's boxes break lines: every break becomes spaces, so that all offsets stay. */
export const oneLine = (text: string): string =>
  text.replaceAll(/(?:\\n|\r?\n)[ \t]*(?:[│|┃>][ \t]*)?/g, (gap) => ' '.repeat(gap.length));

const FRAME =
  /(?:\bUser: {1,200}["'`\\]{0,2}([^\s"'`]{1,2100}?)["'`\\]{0,2} {1,200})?is {1,200}not {1,200}authorized {1,200}to {1,200}perform: {1,200}["'`]?([A-Za-z0-9-]{1,64}:[A-Za-z0-9*]{1,128})["'`]?/g;
const ON =
  /^ {1,200}on(?: {1,200}resource)?:? {0,200}["'`\\]{0,2}(arn:[^\s"'`\\,;)]{1,2100}|[^\s"'`\\,;)]{1,200})/;
/** How far behind the action its role and the reason may stand. */
const REACH = 4500;

/** Every message of the usual frame, in order. `flat` comes from `oneLine`. */
export function deniedMessages(flat: string): readonly Denied[] {
  const starts = [...flat.matchAll(FRAME)];
  return starts.map((match, i): Denied => {
    const [whole, user, action = ''] = match;
    const end = match.index + whole.length;
    const tail = flat.slice(end, Math.min(starts[i + 1]?.index ?? flat.length, end + REACH));
    const on = ON.exec(tail);
    const resource = on?.[1]?.replace(/[.:]+$/, '') ?? null;
    const rest = tail.slice(on?.[0].length ?? 0);
    // The reason follows at once; further on it would belong to something else.
    const near = /^[\s"'`.,\\]*(?:because|with)\b/.test(rest) ? rest : '';
    const why = near === '' ? null : WHY.exec(near);
    const to = end + (on?.[0].length ?? 0) + (why === null ? 0 : why.index + why[0].length);
    return {
      caller: user !== undefined && user.startsWith('arn:') ? user : null,
      action,
      resource,
      reason: namedReason(near.slice(0, 600)),
      from: match.index,
      to,
    };
  });
}
