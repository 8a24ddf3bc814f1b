// Documents in play that AWS would refuse to save: they neither allow nor deny (iam-semantics 1.7).
import type { Fault } from '#language/policy.ts';
import { placed } from './evidence.ts';
import type { Compiled } from '#decision/model.ts';
import type { InPlay, Situation } from '#decision/situation.ts';
import { GATE_NAMES, type GateName, type Reason } from '#decision/verdict.ts';

/** Every document in play with its gate. */
export function documentsInPlay(inPlay: InPlay): readonly { gate: GateName; compiled: Compiled }[] {
  return GATE_NAMES.flatMap((gate) => {
    const list =
      gate === 'scp' || gate === 'rcp' ? inPlay[gate].flatMap((level) => level.policies) : inPlay[gate];
    return list.map((compiled) => ({ gate, compiled }));
  });
}

export const refusedInPlay = ({ inPlay }: Situation): readonly { gate: GateName; compiled: Compiled }[] =>
  documentsInPlay(inPlay).filter(({ compiled }) => !compiled.policy.accepted);

/** What AWS objects to, short enough for a sentence. */
export function objection({ policy }: Compiled): string {
  const first: Fault | undefined = policy.faults.find((f) => f.blocks);
  if (first === undefined) return 'it is not a policy document';
  return first.text.replace(/\.$/, '');
}

/** One reason a refused document; against, where the document would have had to allow, unless told otherwise. */
export function documentReasons(s: Situation, side?: Reason['side']): readonly Reason[] {
  return refusedInPlay(s).map(({ gate, compiled }) => {
    const blocking = compiled.policy.faults.filter((f) => f.blocks);
    const paths = blocking.map((f) => placed(compiled, f.path));
    return {
      code: 'DOC_REJECTED',
      text: `AWS refuses ${compiled.attached.name}, so it neither allows nor denies: ${objection(compiled)}.`,
      gate,
      side: side ?? (gate === 'trust' || gate === 'permission' ? 'against' : 'note'),
      places: paths.length > 0 ? paths : [compiled.attached.place],
    };
  });
}
