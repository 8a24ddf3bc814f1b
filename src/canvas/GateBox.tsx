// The tiny boxes P, T and G: how full one is says the answer, so that it can be read without colour. Pointing at
// one lights the statements it quotes.
import { ANSWER_LOOK } from '#graph/look.ts';
import { GATE_BOX, PILL, type GateMark } from '#graph/pill.ts';

interface Props {
  readonly mark: GateMark;
  readonly lit?: boolean;
  readonly onPoint?: (mark: GateMark | null) => void;
}

export function GateBox({ mark, lit = false, onPoint }: Props) {
  const { look, answer } = mark;
  const { fill, as, word } = ANSWER_LOOK[answer];
  const box = GATE_BOX[fill];
  return (
    <svg
      className="canvas-gate"
      viewBox={`0 0 ${PILL.box} ${PILL.box}`}
      aria-hidden="true"
      data-answer={answer}
      data-gate={look.letter}
      data-verdict={as ?? undefined}
      data-letter={box.letter}
      data-lit={lit || undefined}
      onMouseEnter={onPoint && (() => onPoint(mark))}
      onMouseLeave={onPoint && (() => onPoint(null))}
    >
      <title>{`${look.word} ${word}`}</title>
      <rect className="canvas-gate-frame" width={PILL.box} height={PILL.box} rx="3" />
      {box.wash !== null && <path className="canvas-gate-wash" d={box.wash} fillOpacity={box.opacity} />}
      {box.hatch !== null && <path className="canvas-gate-hatch" d={box.hatch} />}
      <text x={PILL.box / 2} y="11">
        {fill === 'none' ? '–' : look.letter}
      </text>
    </svg>
  );
}
