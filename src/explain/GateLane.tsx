// The request on its way: a dot that travels to the gate that decides, or arrives at the role.
import type { Verdict } from '#decision/verdict.ts';
import { ANSWER_LOOK } from '#graph/look.ts';
import { gateLane } from '#words/gateLane.ts';
import type { Ends } from '#words/gateRows.ts';

interface Props {
  readonly verdict: Verdict;
  readonly names: Ends;
}

export function GateLane({ verdict, names }: Props) {
  const lane = gateLane(verdict);
  if (lane === null) return null;
  const { decides, sentence, stops } = lane;
  const arrives = decides === stops.length;
  // Stops stand evenly between the caller and the role.
  const at = (index: number): string => `${((index + 1) / (stops.length + 1)) * 100}%`;
  const reached = arrives ? '100%' : at(decides);
  return (
    <>
      <p className="explain-unseen">{sentence}</p>
      <div className="explain-lane" data-many={stops.length > 2 || undefined} aria-hidden="true">
        <span className="explain-lane-end">{names.source}</span>
        <span className={`explain-lane-way explain-is-${verdict.verdict}`}>
          <span className="explain-lane-done" style={{ width: reached }} />
          {stops.map(({ answer, gate, letter }, i) => {
            const { as, fill } = ANSWER_LOOK[answer];
            return (
              <span
                key={gate}
                className={`explain-letter explain-is-${as ?? 'mute'} explain-fill-${fill}`}
                style={{ left: at(i) }}
              >
                <span>{letter}</span>
              </span>
            );
          })}
          <span
            className="explain-lane-request"
            data-arrived={arrives || undefined}
            style={{ left: reached }}
          />
        </span>
        <span className="explain-lane-end" data-reached={arrives || undefined}>
          {names.target}
        </span>
      </div>
    </>
  );
}
