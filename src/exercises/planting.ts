// How faults are put into the documents of a scene.
import type { Dice } from './dice.ts';
import type { Planted } from './fault.ts';
import { changePart, partOf, partWith } from './partChanges.ts';
import type { Part, Scene, Statement } from './scene.ts';

const isArnOf =
  (kind: string) =>
  (value: unknown): value is string =>
    typeof value === 'string' && value.startsWith('arn:aws:iam::') && value.includes(`:${kind}/`);
export const isNamed = (value: unknown): value is string => isArnOf('role')(value) || isArnOf('user')(value);

export const principalOf = (statement: Statement): Readonly<Record<string, unknown>> =>
  (statement['Principal'] ?? {}) as Readonly<Record<string, unknown>>;

/** Puts other statements into the part of this slot and owner. */
function instead(
  scene: Scene,
  owner: string,
  slot: Part['owner']['slot'],
  change: (statement: Statement) => Statement | null,
): Planted | null {
  const part = partOf(scene.parts, owner, slot);
  if (part === undefined) return null;
  const changed = changePart(part, change);
  return changed === null ? null : { broken: partWith(scene.parts, part, changed), whole: scene.parts };
}

export const trustInstead = (scene: Scene, change: (statement: Statement) => Statement | null) =>
  instead(scene, scene.role, 'trust', change);

export const permissionInstead = (scene: Scene, change: (statement: Statement) => Statement | null) =>
  instead(scene, scene.caller, 'identity', (statement) =>
    statement['Action'] === 'sts:AssumeRole' ? change(statement) : statement,
  );

/** Another account in an ARN: two digits have changed places, or one is wrong. */
export function slipOfDigits(arn: string, dice: Dice): string {
  return arn.replace(/::(\d{12}):/, (_, id: string) => {
    const at = 1 + dice.below(10);
    const other = (Number(id[at]) + 1 + dice.below(8)) % 10;
    return `::${id.slice(0, at)}${other}${id.slice(at + 1)}:`;
  });
}
