// Who came and went, and whatever is written otherwise about those who stayed.
import type { CompiledPrincipal } from '#decision/model.ts';
import { shortName } from '#words/shortName.ts';
import type { WrittenChange } from './comparison.ts';
import { statementsIn, sameText } from './sameStatement.ts';
import { allStatements, type Slot, SLOT_NAMES, SLOTS, statementChanges } from './slots.ts';

type Part = Omit<WrittenChange, 'shows'>;

const kindOf = (had: boolean, has: boolean): WrittenChange['kind'] =>
  had === has ? 'changed' : has ? 'new' : 'removed';

/** The same for principals about whom the same is written, whatever they are called. */
export function writtenText(principal: CompiledPrincipal): string {
  const slots = SLOT_NAMES.map((slot) =>
    SLOTS[slot](principal)
      ?.flatMap(statementsIn)
      .map(({ statement }) => sameText(statement))
      .sort(),
  );
  return JSON.stringify([principal.record.kind, principal.record.account, slots]);
}

const SLOT_WORDS: Readonly<Record<Slot, string>> = {
  trust: 'The trust policy is',
  permission: 'The permissions policies are',
  boundary: 'Whether there is a permissions boundary is',
  session: 'The session policy is',
};

const AFTER = 'only after';

/** `came`, `went` of two lists of names, as sentences. */
function listNotes(
  words: string,
  old: readonly string[] = [],
  now: readonly string[] = [],
): readonly string[] {
  const note = (names: readonly string[], others: readonly string[], when: string) =>
    names.filter((name) => !others.includes(name)).map((name) => `${words} ${when}: ${name}.`);
  return [...note(now, old, AFTER), ...note(old, now, 'only before')];
}

function notesOf(slot: Slot, old: CompiledPrincipal, now: CompiledPrincipal): readonly string[] {
  const [had, has] = [SLOTS[slot](old) !== undefined, SLOTS[slot](now) !== undefined];
  const given = had === has ? [] : [`${SLOT_WORDS[slot]} given ${has ? 'after' : 'before'} only.`];
  const [was, is] = [old.record, now.record];
  if (slot === 'boundary') {
    const list = ({ missingBoundary }: typeof was) =>
      missingBoundary === undefined ? [] : [missingBoundary];
    return [...given, ...listNotes('Boundary without its document', list(was), list(is))];
  }
  if (slot !== 'permission') return given;
  return [
    ...given,
    ...listNotes('Attached without its document', was.missingPolicies, is.missingPolicies),
    ...listNotes('Inline policy without its document', was.missingInline, is.missingInline),
    ...listNotes('In a group whose policies are not given', was.missingGroups, is.missingGroups),
  ];
}

function slotChange(slot: Slot, old: CompiledPrincipal, now: CompiledPrincipal): readonly Part[] {
  const { arn } = now.record;
  const notes = notesOf(slot, old, now);
  const found = statementChanges(slot, SLOTS[slot](old), SLOTS[slot](now));
  if (found.length + notes.length === 0) return [];
  const came = found.filter(({ change }) => change === 'come').length;
  const any = (list: ReturnType<(typeof SLOTS)[Slot]>) =>
    (list ?? []).some((one) => statementsIn(one).length > 0);
  return [
    {
      id: `${arn} ${slot}`,
      kind: notes.length > 0 ? 'changed' : kindOf(any(SLOTS[slot](old)), any(SLOTS[slot](now))),
      about: slot,
      subject: arn,
      came,
      went: found.length - came,
      notes,
      ...(slot === 'permission' && notes.some((note) => note.includes(AFTER)) ? { mayOpen: true } : {}),
    },
  ];
}

const plainChange = (about: 'tags' | 'owner', subject: string, notes: readonly string[]): readonly Part[] =>
  notes.length === 0
    ? []
    : [{ id: `${subject} ${about}`, kind: 'changed', about, subject, came: 0, went: 0, notes }];

function tagNotes(
  old: CompiledPrincipal['record']['tags'],
  now: CompiledPrincipal['record']['tags'],
): readonly string[] {
  if (old === undefined || now === undefined) return [];
  return [...new Set([...Object.keys(now), ...Object.keys(old)])]
    .filter((key) => old[key] !== now[key])
    .map((key) => {
      const [was, is] = [old[key], now[key]];
      if (was === undefined) return `Tag ${key} came: ${is ?? ''}.`;
      return is === undefined ? `Tag ${key} went: ${was}.` : `Tag ${key}: ${was} before, ${is} after.`;
    });
}

const ownerNotes = (was: boolean, is: boolean): readonly string[] =>
  was === is
    ? []
    : [
        `That its policies are its own ${was ? 'was a guess before and is said after' : 'was said before and is a guess after'}.`,
      ];

/** Of somebody on both sides. */
export const changesOf = (old: CompiledPrincipal, now: CompiledPrincipal): readonly Part[] => [
  ...SLOT_NAMES.flatMap((slot) => slotChange(slot, old, now)),
  ...plainChange('tags', now.record.arn, tagNotes(old.record.tags, now.record.tags)),
  ...plainChange(
    'owner',
    now.record.arn,
    ownerNotes(old.record.guessed === true, now.record.guessed === true),
  ),
];

/** Of somebody on one side only; `twin` is written the same and is on the other side only. */
export function onOneSide(
  principal: CompiledPrincipal,
  kind: 'new' | 'removed',
  twin: string | undefined,
): Part {
  const { arn } = principal.record;
  const count = allStatements(principal, 'come').length;
  const when = kind === 'new' ? 'before' : 'after';
  return {
    id: `${arn} principal`,
    kind,
    about: 'principal',
    subject: arn,
    came: kind === 'new' ? count : 0,
    went: kind === 'new' ? 0 : count,
    notes:
      twin === undefined
        ? []
        : [`The same is written of ${shortName(twin)}, which is there ${when} only: perhaps it was renamed.`],
  };
}
