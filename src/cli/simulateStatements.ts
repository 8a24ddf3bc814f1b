// MatchedStatements: which statements made the decision, and where they stand in the text of their policy.
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_Statement.html
import { layersOf } from '#decision/keysInPlay.ts';
import type { GateName } from '#decision/verdict.ts';
import type { Authorization, StatementMatch } from '#iam/authorization.ts';
import type { Policy, PolicyType } from '#language/policy.ts';
import { lineColumn, rangeOf } from '#text/locate.ts';
import type { EvalDecision } from './simulate.ts';
import type { InputPolicy } from './simulateRequest.ts';

export interface Origin {
  readonly input: InputPolicy;
  readonly type: PolicyType;
}

interface Position {
  readonly Line: number;
  readonly Column: number;
}

export interface MatchedStatement {
  readonly SourcePolicyId: string;
  readonly SourcePolicyType: string;
  readonly StartPosition: Position;
  readonly EndPosition: Position;
}

/** AWS's simulator answers `IAM Policy` for what it is given as identity policies; the rest follows that pattern. */
const TYPE_NAMES: Readonly<Record<PolicyType, string>> = {
  identity: 'IAM Policy',
  boundary: 'Permissions Boundary Policy',
  session: 'Session Policy',
  trust: 'Resource Policy',
  resource: 'Resource Policy',
  scp: 'Service Control Policy',
  rcp: 'Resource Control Policy',
};

/** Both positions are those of AWS's reader: right behind the brace that opens or closes the statement. */
function matched({ statement }: StatementMatch, { input, type }: Origin): MatchedStatement {
  const { text } = input;
  const range = rangeOf(text, { document: input.id, piece: 0, path: statement.path });
  const position = (offset: number): Position => {
    const { line, column } = lineColumn(text, offset);
    return { Line: line, Column: column };
  };
  return {
    SourcePolicyId: input.id,
    SourcePolicyType: TYPE_NAMES[type],
    StartPosition: position((range?.from ?? 0) + 1),
    EndPosition: position(range?.to ?? text.length),
  };
}

/** Layers whose Allow can grant; the others only limit, so their Allow statements do not make the decision. */
const GRANTS: ReadonlySet<GateName> = new Set(['trust', 'permission']);

/** All denies of an explicit deny, all grants of what is allowed; what nothing decided has none. */
export function matchedStatements(
  answer: Authorization,
  decision: EvalDecision,
  origins: ReadonlyMap<Policy, Origin>,
): readonly MatchedStatement[] {
  if (decision === 'implicitDeny') return [];
  const effect = decision === 'allowed' ? 'Allow' : 'Deny';
  return layersOf(answer)
    .filter(({ gate }) => effect === 'Deny' || GRANTS.has(gate))
    .flatMap(({ matches }) => matches)
    .filter(
      ({ truth, statement, policy }) => truth === 'yes' && statement.effect === effect && policy.accepted,
    )
    .flatMap((match) => {
      const origin = origins.get(match.policy);
      return origin === undefined ? [] : [matched(match, origin)];
    });
}
