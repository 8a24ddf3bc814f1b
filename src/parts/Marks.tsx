// Glyph and colour together, never colour alone; words for those who see neither.
import type { Mark } from '#assume/explanation.ts';
import type { GateAnswer, VerdictWord } from '#decision/verdict.ts';
import { ANSWER_LOOK, VERDICT_LOOK } from '#graph/look.ts';

interface VerdictProps {
  readonly verdict: VerdictWord;
  readonly word?: boolean;
  /** Who learns guesses first: what stands instead of it. */
  readonly veiled?: string | undefined;
}

export function VerdictMark({ veiled, verdict, word = true }: VerdictProps) {
  const look = veiled === undefined ? VERDICT_LOOK[verdict] : { glyph: '…', word: veiled };
  return (
    <span className={`explain-verdict explain-is-${veiled === undefined ? verdict : 'mute'}`}>
      <span aria-hidden="true">{look.glyph}</span>
      <span className={word ? 'explain-verdict-word' : 'explain-unseen'}>{look.word}</span>
    </span>
  );
}

export function AnswerMark({ answer }: { readonly answer: GateAnswer }) {
  const look = ANSWER_LOOK[answer];
  return (
    <span className={`explain-answer explain-is-${look.as ?? 'mute'}`} title={look.word}>
      <span aria-hidden="true">{look.glyph}</span>
      <span className="explain-unseen">{look.word}</span>
    </span>
  );
}

const MARKS: Readonly<Record<Mark, { readonly glyph: string; readonly word: string; readonly as: string }>> =
  {
    yes: { glyph: '✓', word: 'matches', as: 'valid' },
    no: { glyph: '✗', word: 'does not match', as: 'invalid' },
    depends: { glyph: '?', word: 'depends on the request', as: 'conditional' },
    skipped: { glyph: '–', word: 'not asked', as: 'mute' },
  };

/** Of an element or a statement against this request. A Deny that matches is no good news: no green there. */
export function ElementMark({ mark, deny = false }: { readonly mark: Mark; readonly deny?: boolean }) {
  const look = MARKS[mark];
  const as = deny ? (mark === 'yes' ? 'invalid' : mark === 'depends' ? 'conditional' : 'mute') : look.as;
  return (
    <span className={`explain-mark explain-is-${as}`}>
      <span aria-hidden="true">{look.glyph}</span>
      <span className="explain-unseen">{look.word}</span>
    </span>
  );
}
