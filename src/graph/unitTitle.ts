// The title of an OU's box: its words, cut to the room that there is, and the room that it asks for.
import { SIZE } from './look.ts';
import type { FlowDirection } from './placement.ts';
import { fitText, textWidth } from './textWidth.ts';
import { accountsWords, unitName, type UnitBox } from './unitTree.ts';

/** Type sizes and distances, in canvas units; `word`: from the left of `OU` to the name. */
export const UNIT_TEXT = { name: 12, count: 11, indent: 14, word: 22 } as const;

const MOST = 260;

const nameWidth = (name: string): number => textWidth(name, UNIT_TEXT.name, true);
const namesOf = ({ units }: UnitBox): string => units.map(unitName).join(' / ');

/** Of a title on top of the box. */
export function unitTitleLength(box: UnitBox): number {
  const count = textWidth(`· ${accountsWords(box.accounts)}`, UNIT_TEXT.count);
  const all = 2 * UNIT_TEXT.indent + UNIT_TEXT.word + nameWidth(namesOf(box)) + 6 + count;
  return Math.min(MOST, Math.ceil(all));
}

/** On a map the inner name alone, as large as it is from afar. */
const MAP_NAME = 34;

export const unitMapTitleLength = ({ units }: UnitBox): number =>
  Math.ceil(textWidth(units.map(unitName).at(-1) ?? '', MAP_NAME, true)) + 2 * UNIT_TEXT.indent;

const STRIP = { least: 88, most: 132 } as const;

/** Of the strip on the left of the box, in a picture that runs down: the inner name in full, if that is not too long. */
export function unitTitleWidth({ units }: UnitBox): number {
  const name = units.at(-1);
  const wanted = name === undefined ? 0 : Math.ceil(nameWidth(unitName(name))) + 2 * UNIT_TEXT.indent;
  return Math.max(STRIP.least, Math.min(STRIP.most, wanted));
}

export interface UnitLabel {
  readonly word: 'OU';
  readonly name: string;
  /** `· 12 accounts`, in a line of its own `12 accounts`; empty: there is no room for it. */
  readonly count: string;
}

/** How much larger than usual a title in a strip of that height is. */
export const unitTitleScale = (height: number, flow: FlowDirection): number =>
  flow === 'down' ? 1 : Math.max(1, height / SIZE.unitTitleHeight);

/** In `room` units: outer names go first, then the number. */
export function unitLabel(box: UnitBox, room: number, flow: FlowDirection): UnitLabel {
  const word = 'OU';
  const count = accountsWords(box.accounts);
  const names = box.units.map(unitName);
  const shorter = names.map((_, i) => (i === 0 ? names : ['…', ...names.slice(i)]).join(' / '));
  const fitting = (width: number): string | undefined => shorter.find((name) => nameWidth(name) <= width);
  if (flow === 'down')
    return { word, name: fitting(room) ?? fitText(names.at(-1) ?? '', room, UNIT_TEXT.name, true), count };
  const rest = room - UNIT_TEXT.word;
  const counted = fitting(rest - 6 - textWidth(`· ${count}`, UNIT_TEXT.count));
  if (counted !== undefined) return { word, name: counted, count: `· ${count}` };
  return { word, name: fitting(rest) ?? fitText(names.at(-1) ?? '', rest, UNIT_TEXT.name, true), count: '' };
}
