// One assume edge: sentence, gates, what would change it, what AWS would print.
import type { Explanation } from '#assume/explanation.ts';
import { AFTER_REPAIR } from '#reasons/afterRepair.ts';
import type { AssumeGraphEdge, LightGraph } from '#graph/accessGraph.ts';
import { useDerived, useExplanation } from '#session/derived.ts';
import { useLocal } from '#session/local.ts';
import { useWorkspace } from '#session/truth.ts';
import { Assuming } from './Assuming.tsx';
import { CopyBlock } from '#parts/CopyBlock.tsx';
import { GateLadder } from './GateLadder.tsx';
import { Heading } from './Heading.tsx';
import { VerdictMark } from '#parts/Marks.tsx';
import { MissingList } from './MissingList.tsx';
import { endNames } from '#words/names.ts';
import { PageLink } from '#parts/PageLink.tsx';
import { PlaceRow } from '#parts/PlaceRow.tsx';
import { Requirements } from './Requirements.tsx';
import { WorthKnowing } from './WorthKnowing.tsx';
import { CloseIt, FixIt, Guessed, GuessFirst, Linked, Paths, Tried, WordsHere } from './later.tsx';

interface Props {
  readonly edge: AssumeGraphEdge;
  readonly graph: LightGraph;
}

export function AssumeExplanation({ edge, graph }: Props) {
  return <Explained edge={edge} graph={graph} explanation={useExplanation(edge.id)} />;
}

interface ExplainedProps extends Props {
  /** null: not there yet. */
  readonly explanation: Explanation | null;
  /** Above all: what kind of question this is. */
  readonly note?: string;
}

/** What the repair of the document alone leaves. */
const stillInTheWay = (reasons: AssumeGraphEdge['reasons']): readonly string[] =>
  reasons.flatMap(({ text }) => (text.startsWith(AFTER_REPAIR) ? [text.slice(AFTER_REPAIR.length)] : []));

/** Sentence, gates, what would change it, detail: the same for an edge and for two ends without one. */
export function Explained({ edge, graph, explanation, note }: ExplainedProps) {
  const names = endNames(graph, edge);
  const veil = useDerived((d) => d.veil);
  if ((veil?.(edge) ?? edge).veiled) return <GuessFirst edge={edge} names={names} />;
  return (
    <article className="explain-body">
      {veil && <Guessed edge={edge} />}
      <Heading ids={edge} names={names} action={edge.action} verdict={edge.verdict} text={edge.text} />
      {note !== undefined && <p className="explain-callout">{note}</p>}
      <Assuming />
      {edge.tries !== undefined && <Tried edge={edge} />}
      {edge.latent && (
        <p className="explain-callout">
          It would be <VerdictMark verdict={edge.latent} /> once AWS accepts the document
          {edge.latent === edge.verdict ? ' as well' : ''}: as it stands it is refused and not in force.
          {stillInTheWay(edge.reasons).map((text) => (
            <span key={text}> {text}</span>
          ))}
        </p>
      )}
      <GateLadder id={edge.id} verdict={edge} ids={edge} names={names} explanation={explanation} />
      {explanation && <NearMisses explanation={explanation} />}
      <Requirements requires={edge.requires} ways={edge.ways} />
      <MissingList missing={edge.missing} />
      {note !== undefined && <Paths pair={edge} graph={graph} startsOpen />}
      <Repair edge={edge} />
      <WorthKnowing edge={edge} explanation={explanation} />
      {explanation && <Extra explanation={explanation} />}
      {explanation && explanation.command !== null && (
        <section className="explain-card">
          <h3>Try it</h3>
          <CopyBlock text={explanation.command} label="the command" />
        </section>
      )}
      {note === undefined && <Paths pair={edge} graph={graph} startsOpen={false} />}
      {explanation && <Errors explanation={explanation} />}
      <WordsHere texts={textsOf(edge)} />
      <Footer edge={edge} />
    </article>
  );
}

/** What is said of an edge, for the words in it. */
const textsOf = ({
  action,
  assumptions,
  reasons,
  requires,
  rule,
  text,
}: AssumeGraphEdge): readonly string[] => [
  text,
  action,
  rule.text,
  ...reasons.map((reason) => reason.text),
  ...requires.flatMap((need) => [need.key, need.text]),
  'trust policy, identity-based policy',
  ...assumptions,
];

/** Guesses come with the first one who wants them. */
const guessNext = () => import('#course/guesses.ts').then(({ guessFirst }) => guessFirst(true));

/** In a lesson the repair is what somebody wants to find out, unless they are writing it. */
function Repair({ edge }: { readonly edge: AssumeGraphEdge }) {
  const isPlayed = useWorkspace(
    ({ lesson }) => lesson && !('authored' in lesson && lesson.authored.draft !== undefined),
  );
  if (isPlayed) return null;
  return edge.verdict === 'invalid' || edge.verdict === 'unknown' ? (
    <FixIt pair={edge} />
  ) : (
    <CloseIt pair={edge} />
  );
}

function NearMisses({ explanation }: { readonly explanation: Explanation }) {
  if (explanation.nearMisses.length === 0) return null;
  return (
    <section className="explain-card">
      <h3>A near miss?</h3>
      {explanation.nearMisses.map((miss) => (
        <PlaceRow key={`${miss.code} ${miss.text}`} places={miss.places}>
          {miss.text}
        </PlaceRow>
      ))}
    </section>
  );
}

function Extra({ explanation }: { readonly explanation: Explanation }) {
  if (explanation.extra.length === 0) return null;
  return (
    <section className="explain-card">
      <h3>The same call also needs</h3>
      <ul className="explain-plain">
        {explanation.extra.map((extra) => (
          <li key={extra.action}>
            <code>{extra.action}</code>: {extra.why}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Errors({ explanation }: { readonly explanation: Explanation }) {
  if (explanation.errors.length === 0) return null;
  return (
    <details className="explain-card explain-fold">
      <summary>What AWS would print</summary>
      {explanation.errors.map((error, i) => (
        <div key={error.text}>
          {i > 0 && <p className="explain-note">or</p>}
          <CopyBlock text={error.text} label="the error" />
          {!error.confirmed && (
            <p className="explain-note">The shape is known; the exact words are not confirmed.</p>
          )}
        </div>
      ))}
    </details>
  );
}

/** Always visible, one line: the first, and how many more. */
function Assumptions({ assumptions }: { readonly assumptions: readonly string[] }) {
  const [first, ...more] = assumptions;
  if (first === undefined) return null;
  if (more.length === 0)
    return (
      <p>
        Not considered: <Linked text={first} />
      </p>
    );
  return (
    <details>
      <summary>
        Not considered: {first} <b>And {more.length} more.</b>
      </summary>
      {more.map((assumption) => (
        <p key={assumption}>
          <Linked text={assumption} />
        </p>
      ))}
    </details>
  );
}

function Footer({ edge }: { readonly edge: AssumeGraphEdge }) {
  const isReader = useLocal((local) => local.reader);
  const offers = useDerived((d) => d.veil === null) && !isReader;
  return (
    <footer className="explain-foot">
      {edge.rule.page && (
        <p>
          Rule {edge.rule.id}: <PageLink page={edge.rule.page} words="the AWS page" />
        </p>
      )}
      <Assumptions assumptions={edge.assumptions} />
      {offers && (
        <button type="button" className="explain-link" onClick={() => void guessNext()}>
          Guess the next verdict first
        </button>
      )}
    </footer>
  );
}
