// Documents but no edges: the reason, so that nobody wonders whether the program is broken.
import { type Analysis, wholeOf } from '#engine/analysis.ts';
import { COMMANDS, runCommand } from '#commands/commands.ts';
import { useDerived } from '#session/derived.ts';

export interface Why {
  readonly title: string;
  readonly text: string;
  /** The command that shows more. */
  readonly more?: 'ledger' | 'formats' | 'show-all';
}

/** `This is an object with the keys kind, spec: not understood. `, of a single text. */
function whatItIs({ pieces, problems }: Analysis): string {
  const message =
    pieces.length === 1 ? (problems.find(({ code }) => code === 'NOT-UNDERSTOOD')?.message ?? '') : '';
  const end = message.indexOf('. ');
  return end < 0 ? '' : message.slice(0, end + 2);
}

/** null when something is drawn, or when there is nothing that could be. */
export function whyNoEdges(analysis: Analysis): Why | null {
  const { graph, pieces, brokenDocuments } = analysis;
  if (graph.edges.some((edge) => edge.kind === 'assume')) return null;
  const left = wholeOf(analysis).edges.length;
  // What is left of a picture that was narrowed says enough; an empty one does not.
  if (left > 0 && wholeOf(analysis) !== graph)
    return graph.nodes.length > 0
      ? null
      : {
          title: 'Nothing here fits the filter',
          text: `It leaves out ${left === 1 ? 'the only edge' : `all ${left.toLocaleString('en')} edges`}.`,
          more: 'show-all',
        };
  const readable = pieces.filter((piece) => piece.kind !== 'broken' && piece.kind !== 'other');
  const types = new Set(readable.map((piece) => piece.policyType));
  const bare = readable.every((piece) => piece.kind === 'policy' || piece.kind === 'fragment');
  if (brokenDocuments.length > 0 && readable.length === 0)
    return {
      title: 'No document could be read yet',
      text: 'Each one is listed with the line where it breaks off.',
      more: 'ledger',
    };
  if (readable.length === 0)
    return {
      title: 'No policy found in this text',
      text: `${whatItIs(analysis)}Rolegraph reads policies, outputs of the AWS CLI, Terraform, CloudFormation, profiles, error messages and more.`,
      more: 'formats',
    };
  if (graph.bareWildcardPairs > 0)
    return {
      title: 'Only a bare * connects these',
      text: `${graph.bareWildcardPairs} pairs would be drawn only because a policy says "*". Name a role or a principal to see an edge.`,
    };
  if (bare && !types.has('trust'))
    return {
      title: 'No role here has a trust policy yet',
      text: 'A trust policy says who may assume a role (its Principal element). Add the trust policy of the role you ask about.',
    };
  if (bare && types.size === 1)
    return {
      title: 'There are only trust policies here',
      text: 'They name nobody in particular. Add the policies of whoever wants to assume the role.',
    };
  return {
    title: 'Nobody here names anybody else',
    text: 'No trust policy names a principal, and no policy allows sts:AssumeRole on a role, that is among these documents. Check account ids and names.',
  };
}

export function WhyNoEdges() {
  const why = useDerived((d) => (d.analysis === null ? null : whyNoEdges(d.analysis)));
  if (why === null) return null;
  const { more, text, title } = why;
  return (
    <div className="app-why" role="note">
      <strong>{title}</strong>
      <p>{text}</p>
      {more && (
        <button type="button" className="app-button" onClick={() => runCommand(more)}>
          {COMMANDS.find(({ id }) => id === more)?.label}
        </button>
      )}
    </div>
  );
}
