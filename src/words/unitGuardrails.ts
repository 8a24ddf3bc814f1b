// The guardrails of an OU by the levels at which they are attached: at it, above it, below it.

/** As much of a guardrail as the grouping needs. */
interface Attached {
  /** `Prod (ou-ab12-33333333)`, or whatever an estate file calls it. */
  readonly level?: string;
}

export interface LevelGuardrails<G> {
  readonly level: string;
  readonly where: 'above' | 'here' | 'below';
  readonly guardrails: readonly G[];
}

const isAt = (level: string, id: string): boolean => level === id || level.endsWith(`(${id})`);

/** @param way ids from the root to the OU; levels in the order in which AWS asks */
export function guardrailsByLevel<G extends Attached>(
  guardrails: readonly G[],
  way: readonly string[],
): readonly LevelGuardrails<G>[] {
  const levels = new Map<string, G[]>();
  for (const guardrail of guardrails) {
    const { level = '' } = guardrail;
    levels.set(level, [...(levels.get(level) ?? []), guardrail]);
  }
  const own = way.at(-1) ?? '';
  const whereOf = (level: string): LevelGuardrails<G>['where'] => {
    if (isAt(level, own)) return 'here';
    return level.toLowerCase() === 'root' || way.some((id) => isAt(level, id)) ? 'above' : 'below';
  };
  const order = ['here', 'above', 'below'] as const;
  return [...levels]
    .map(([level, all]) => ({ level, where: whereOf(level), guardrails: all }))
    .toSorted((a, b) => order.indexOf(a.where) - order.indexOf(b.where));
}
