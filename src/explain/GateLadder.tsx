// The gates as rows: P, rule, T, guardrails; each opens to reasons, statements, elements.
import type { Explanation, PolicyTrace } from '#assume/explanation.ts';
import type { Reason, Verdict } from '#decision/verdict.ts';
import { ANSWER_LOOK } from '#graph/look.ts';
import { setLocal, useLocal } from '#session/local.ts';
import { Disclosure } from '#parts/Disclosure.tsx';
import { Linked } from './later.tsx';
import { GateLane } from './GateLane.tsx';
import { PageLink } from '#parts/PageLink.tsx';
import { pageOf } from '#fixes/pages.ts';
import { gateRows, type Ends, type GateRow } from '#words/gateRows.ts';
import { AnswerMark } from '#parts/Marks.tsx';
import { PlaceRow } from '#parts/PlaceRow.tsx';
import { isLit } from '#parts/places.ts';
import { Quoted } from '#parts/Quoted.tsx';
import { PolicyTraces } from './PolicyTraces.tsx';

interface Props {
  /** Of the edge. */
  readonly id: string;
  readonly verdict: Verdict;
  readonly ids: Ends;
  readonly names: Ends;
  readonly explanation: Explanation | null;
}

export function GateLadder({ id, verdict, ids, names, explanation }: Props) {
  return (
    <>
      <GateLane verdict={verdict} names={names} />
      <ol className="explain-gates" aria-label="Gates">
        {gateRows(verdict, ids, names).map((row) => (
          <li key={row.kind}>
            <Gate
              edge={id}
              row={row}
              rule={row.kind === 'rule' ? verdict.rule.text : ''}
              assumptions={row.kind === 'guardrails' ? verdict.assumptions : []}
              policies={explanation?.policies.filter((policy) => policy.gate === row.kind) ?? null}
            />
          </li>
        ))}
      </ol>
    </>
  );
}

/** The row itself says its telling reason; below stand the others, and that one when nothing else could show it. */
function furtherReasons({ reasons, statements, detail }: GateRow): readonly Reason[] {
  return reasons.filter(
    (reason) => reason.text !== detail || (statements.length === 0 && reason.places.length > 0),
  );
}

interface GateProps {
  readonly edge: string;
  readonly row: GateRow;
  readonly rule: string;
  readonly assumptions: readonly string[];
  readonly policies: readonly PolicyTrace[] | null;
}

const endWish = (): void => setLocal({ wish: null });

function Gate({ edge, row, rule, assumptions, policies }: GateProps) {
  const further = furtherReasons(row);
  const page = row.kind === 'rule' || row.kind === 'guardrails' ? null : pageOf(row.kind);
  const bare =
    !rule && assumptions.length + further.length + row.statements.length === 0 && policies?.length === 0;
  const lit = useLocal((local) => isLit(row.places, local.hover));
  const asked = useLocal(
    ({ wish }) => wish?.kind === 'gate' && wish.id === edge && wish.letter === row.letter,
  );
  const as = row.answer === null ? 'mute' : (ANSWER_LOOK[row.answer].as ?? 'mute');
  const fill = row.answer === null ? 'none' : ANSWER_LOOK[row.answer].fill;
  return (
    <Disclosure
      className="explain-gate"
      places={row.places}
      asked={asked}
      onShown={endWish}
      row={
        <span className={lit ? 'explain-gate-line explain-lit' : 'explain-gate-line'}>
          <span className={`explain-letter explain-is-${as} explain-fill-${fill}`} aria-hidden="true">
            <span>{row.letter}</span>
          </span>
          <span className="explain-gate-words">
            <span className="explain-gate-title">{row.title}</span>
            {row.detail && (
              <span className="explain-gate-detail">
                <Quoted text={row.detail} />
              </span>
            )}
            {row.firstNamed && <span className="explain-first">AWS names this one first</span>}
          </span>
          {row.answer === null ? (
            <span className="explain-answer explain-is-mute">rule</span>
          ) : (
            <AnswerMark answer={row.answer} />
          )}
        </span>
      }
    >
      {rule && (
        <p className="explain-note">
          <Linked text={rule} />
        </p>
      )}
      {assumptions.map((assumption) => (
        <p key={assumption} className="explain-note">
          {assumption}
        </p>
      ))}
      {further.map((reason) => (
        <PlaceRow
          key={`${reason.code} ${reason.text}`}
          places={reason.places}
          className={`explain-side-${reason.side}`}
        >
          <Quoted text={reason.text} />
        </PlaceRow>
      ))}
      {bare && <p className="explain-note">No policy of this kind was given.</p>}
      <PolicyTraces policies={policies} statements={row.statements} />
      {page !== null && (
        <p className="explain-note">
          <PageLink page={page} words="What AWS says of this gate" />
        </p>
      )}
    </Disclosure>
  );
}
