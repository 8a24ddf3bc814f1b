// What the content of a policy cannot tell, the words around it do: this permissions-like policy is an SCP, say.
import type { PolicyType } from '#language/policy.ts';
import { anyCase, listOf } from '#text/json.ts';
import type { BareCase } from './bareCase.ts';
import { SLOT_WORDS } from './ownerClues.ts';
import { nameScores, type ReadPassage } from './ownerEvidence.ts';

/** From here on a sentence hands the policy to somebody: no file name then makes it an SCP. */
const HANDED_OVER = 7;

/** Guardrails deny, or allow without a view to single resources. */
function canGuard(document: unknown): boolean {
  return listOf(anyCase(document, 'Statement')).every(
    (statement) =>
      anyCase(statement, 'Effect') === 'Deny' ||
      listOf(anyCase(statement, 'Resource')).every((resource) => resource === '*'),
  );
}

function slotIn(text: string, bare: BareCase): PolicyType | null {
  const { type } = bare.policy;
  const said = SLOT_WORDS.filter((word) => word.pattern.test(text));
  const [first] = said;
  if (said.length !== 1 || !first) return null;
  const fits = first.type === 'rcp' ? type === 'resource' || type === 'rcp' : type === 'identity';
  return fits ? first.type : null;
}

/** The nearest words first; a file or folder name says least, and nothing against a sentence that names the holder. */
export function slotOf(bare: BareCase, passages: readonly ReadPassage[]): PolicyType {
  if (bare.answer?.slot) return bare.answer.slot;
  const { type, holder } = bare.policy;
  if (type === 'trust' || holder) return type;
  for (const passage of passages) {
    const { source, weight, text } = passage;
    if (source === 'section' || (source !== 'name' && source !== 'heading' && weight < 0.7)) continue;
    const slot = slotIn(text, bare);
    const guard = slot === 'scp' || slot === 'rcp';
    if (slot !== null && (!guard || source === 'lead' || canGuard(bare.policy.document))) return slot;
    const points = [...nameScores([passage], false).values()];
    if (source === 'lead' && points.some((one) => one >= HANDED_OVER * weight)) return type;
  }
  return type;
}

const SEVERAL = /\bSCPs\b|\bRCPs\b|\b(?:service|resource) control policies\b/i;
/** Words that hand a policy to a principal, or call it one of a principal. */
const OF_PRINCIPAL = /\b(?:role|user|group|permissions?|identity|inline|attach)\b/i;

/** What a policy of a list is: whose words say it, and the words. */
interface Listed {
  readonly bare: BareCase;
  readonly type: PolicyType;
  readonly passages: readonly ReadPassage[];
  /** Of one that follows another: the words before the first. */
  readonly ofList?: readonly ReadPassage[] | null;
}

/** "Our SCPs:" is said once, before the first of them: the one after it, which nobody is given, is another. */
export function nextOfList(previous: Listed | undefined, own: Listed): Required<Omit<Listed, 'bare'>> {
  const { bare, passages, type } = own;
  const guard = previous?.type === 'scp' || previous?.type === 'rcp' ? previous : undefined;
  const follows =
    guard !== undefined &&
    guard.bare.answer === undefined &&
    bare.answer === undefined &&
    bare.policy.holder === undefined &&
    bare.origin.document === guard.bare.origin.document &&
    bare.policy.type === guard.bare.policy.type &&
    type === bare.policy.type &&
    canGuard(bare.policy.document);
  const alone = { type, passages, ofList: null };
  const words = guard?.ofList ?? guard?.passages ?? [];
  if (!follows || !words.some(({ text }) => SEVERAL.test(text))) return alone;
  const near = passages.filter(({ source, weight }) => source === 'lead' && weight >= 0.7);
  const others = near.some(({ text }) => OF_PRINCIPAL.test(text)) || nameScores(near, false).size > 0;
  return others ? alone : { type: guard.type, passages: [...passages, ...words], ofList: words };
}

const ORGANIZATION =
  /\borgani[sz]ation(?:['’]?s)?\b|\b(?:all|every|each)\s+(?:of\s+)?(?:the\s+|our\s+)?(?:member\s+|AWS\s+)?accounts?\b|\b(?:at|to|on)\s+(?:the\s+)?root\b/i;

/** The nearest words put a guardrail on the root of the organization, and on no single account. */
export const isForOrganization = (passages: readonly ReadPassage[]): boolean =>
  passages
    .filter(({ source, weight }) => source === 'heading' || (source === 'lead' && weight >= 0.7))
    .some(({ text, accounts }) => accounts.length === 0 && ORGANIZATION.test(text));
