// The visual grammar as data. Screen, legend, SVG, Mermaid, DOT and Markdown all read these tables, so that
// they cannot drift. Dash, line end, glyph and word carry the meaning; colour only speeds it up.
import type { GateAnswer, GateName, VerdictWord } from '#decision/verdict.ts';
import type { GraphNode, NodeKind } from './accessGraph.ts';
import type { EndName } from './edgePath.ts';
import type { ShapeName } from './shapePath.ts';

/** `paper` is black on white, for print and for articles. */
export type Theme = 'light' | 'dark' | 'paper';

/** The most interesting first: what somebody has to look at comes before what is fine. */
export const VERDICT_ORDER: readonly VerdictWord[] = ['invalid', 'unknown', 'conditional', 'valid'];

export interface VerdictLook {
  readonly glyph: string;
  /** SVG stroke-dasharray; null: solid. */
  readonly dash: readonly number[] | null;
  /** Stroke width in canvas units. */
  readonly width: number;
  readonly end: EndName;
  /** The verdict word; the pill says the edge's own `label`. */
  readonly word: string;
  /** What it means, for the legend's tooltip. */
  readonly meaning: string;
  /** CSS variable of src/app/theme.css. */
  readonly variable: string;
  readonly colour: Readonly<Record<Theme, string>>;
}

export const VERDICT_LOOK: Readonly<Record<VerdictWord, VerdictLook>> = {
  valid: {
    glyph: '✓',
    dash: null,
    width: 2,
    end: 'filled',
    word: 'valid',
    meaning: 'Every gate that counts says yes.',
    variable: '--valid',
    colour: { light: '#2a756c', dark: '#7fd6c9', paper: '#000000' },
  },
  conditional: {
    glyph: '?',
    dash: [8, 4],
    width: 2,
    end: 'open',
    word: 'conditional',
    meaning: 'It depends on what the request carries.',
    variable: '--conditional',
    colour: { light: '#85620f', dark: '#f2b04a', paper: '#000000' },
  },
  unknown: {
    glyph: '∅',
    dash: null,
    width: 1.25,
    end: 'hollow',
    word: 'unknown',
    meaning: 'A document that would decide was not given.',
    variable: '--unknown',
    colour: { light: '#4a5b85', dark: '#9db2e0', paper: '#000000' },
  },
  invalid: {
    glyph: '✗',
    dash: [2, 4],
    width: 2,
    end: 'bar',
    word: 'invalid',
    meaning: 'Some gate says no.',
    variable: '--invalid',
    colour: { light: '#73001f', dark: '#ff6b8b', paper: '#000000' },
  },
};

/** Stands where a verdict is to be guessed first; what may be used nobody guesses, it comes with the last guess. */
export const VEIL_WORD = { assume: 'guess first', access: 'told later' } as const;

export interface NodeLook {
  readonly shape: ShapeName;
  /** AWS's word for it, as it stands in the node's second line. */
  readonly word: string;
  /** Name of the lucide icon (lucide-react's export). */
  readonly icon: string;
  /** One sign for places without icons: SVG, tables. */
  readonly mark: string;
  /** Stroke width in canvas units. */
  readonly stroke: number;
  /** A document can be given for it: without one its outline is dashed. */
  readonly documented: boolean;
}

export const NODE_LOOK: Readonly<Record<NodeKind, NodeLook>> = {
  role: { shape: 'rectangle', word: 'role', icon: 'HardHat', mark: '', stroke: 1, documented: true },
  user: { shape: 'stadium', word: 'user', icon: 'User', mark: '', stroke: 1, documented: true },
  group: { shape: 'stadium', word: 'group', icon: 'Users', mark: '', stroke: 1, documented: true },
  service: { shape: 'hexagon', word: 'service', icon: 'Cloud', mark: '', stroke: 1, documented: false },
  federated: {
    shape: 'parallelogram',
    word: 'identity provider',
    icon: 'BadgeCheck',
    mark: '',
    stroke: 1,
    documented: false,
  },
  account: { shape: 'house', word: 'account', icon: 'House', mark: '', stroke: 1, documented: false },
  anyone: { shape: 'octagon', word: 'anyone', icon: 'Asterisk', mark: '∗', stroke: 2.5, documented: false },
  session: { shape: 'folded', word: 'session', icon: 'Copy', mark: '', stroke: 1, documented: false },
  resource: { shape: 'trapezoid', word: 'resource', icon: 'Package', mark: '', stroke: 1, documented: false },
};

/** Outline of a node without a document, or whose owner is our guess; also of an account box "not pasted". */
export const UNDECLARED_DASH: readonly number[] = [4, 3];

/** Dash of a node's outline; null: solid. */
export const outlineDash = (node: GraphNode): readonly number[] | null =>
  node.guessed || (NODE_LOOK[node.kind].documented && !node.declared) ? UNDECLARED_DASH : null;

/** A permission on a resource is not an assume edge: thin, grey, no gate boxes; dash and end by verdict. */
export const ACCESS_LOOK = { width: 1.5, variable: '--mute', word: 'may use' } as const;

export interface TryLook {
  readonly outcome: 'planned' | 'allowed' | 'denied';
  readonly glyph: string;
  /** Stands before the number of times. */
  readonly word: string;
  /** A plan is one however many texts mention it. */
  readonly counted: boolean;
  readonly meaning: string;
}

/** What somebody tried, in the order in which the marks stand on the pill. Shape tells them apart, not colour. */
export const TRY_LOOK: readonly TryLook[] = [
  {
    outcome: 'allowed',
    glyph: '●',
    word: 'used',
    counted: true,
    meaning: 'CloudTrail says that it worked.',
  },
  {
    outcome: 'denied',
    glyph: '⊘',
    word: 'denied',
    counted: true,
    meaning: 'A message or CloudTrail says that AWS refused it.',
  },
  {
    outcome: 'planned',
    glyph: '◇',
    word: 'planned',
    counted: false,
    meaning: 'A profile, a workflow, a token or a service account means to do it.',
  },
];

/** An outcome contradicts the verdict. */
export const TRY_ODD = { glyph: '!', word: 'contradicts the verdict' } as const;

export type GateFill = 'full' | 'half' | 'empty' | 'hatched' | 'none';

export interface AnswerLook {
  /** none: a faint box with a dash in it, for a gate that nobody asks. */
  readonly fill: GateFill;
  /** Stands beside or instead of the letter where no box can be drawn (Mermaid, CSV, Markdown). */
  readonly glyph: string;
  readonly word: string;
  /** Colour of this verdict; null: the mute colour. */
  readonly as: VerdictWord | null;
}

export const ANSWER_LOOK: Readonly<Record<GateAnswer, AnswerLook>> = {
  yes: { fill: 'full', glyph: '✓', word: 'says yes', as: 'valid' },
  depends: { fill: 'half', glyph: '?', word: 'depends on the request', as: 'conditional' },
  no: { fill: 'empty', glyph: '✗', word: 'says no', as: 'invalid' },
  unknown: { fill: 'hatched', glyph: '∅', word: 'document not given', as: 'unknown' },
  'not-needed': { fill: 'none', glyph: '–', word: 'not needed', as: null },
};

export type GateLetter = 'P' | 'T' | 'G';

export interface GateLook {
  readonly letter: GateLetter;
  readonly word: string;
  /** The gates it stands for; the worst answer is shown. */
  readonly gates: readonly GateName[];
  /** Drawn also when nobody asks it; a guardrail appears only when it counts. */
  readonly always: boolean;
}

/** In the order in which they stand on the pill: first ask, then be trusted, then nothing in the way. */
export const GATE_LOOK: readonly GateLook[] = [
  { letter: 'P', word: 'Permission', gates: ['permission'], always: true },
  { letter: 'T', word: 'Trust', gates: ['trust'], always: true },
  { letter: 'G', word: 'Guardrails', gates: ['boundary', 'session', 'scp', 'rcp'], always: false },
];

export interface Palette {
  readonly background: string;
  readonly panel: string;
  readonly ink: string;
  readonly mute: string;
  readonly box: string;
  readonly boxLine: string;
  /** Boxes of OUs: calmer than those of accounts. */
  readonly unit: string;
  readonly unitLine: string;
}

/** The same values as in src/app/theme.css (a test compares them), for pictures that leave the page. */
export const PALETTE: Readonly<Record<Theme, Palette>> = {
  light: {
    background: '#f7f7f5',
    panel: '#ffffff',
    ink: '#1c2126',
    mute: '#5c6672',
    box: '#fcfcfb',
    boxLine: '#b9bfc7',
    unit: '#f0f1ef',
    unitLine: '#d3d7dc',
  },
  dark: {
    background: '#111418',
    panel: '#171b20',
    ink: '#e8ebee',
    mute: '#a2acb7',
    box: '#14181d',
    boxLine: '#3f4852',
    unit: '#0c0f12',
    unitLine: '#323a43',
  },
  paper: {
    background: '#ffffff',
    panel: '#ffffff',
    ink: '#000000',
    mute: '#000000',
    box: '#ffffff',
    boxLine: '#000000',
    unit: '#ffffff',
    unitLine: '#808080',
  },
};

/** Canvas units; the layout, the screen and the exports agree on them. */
export const SIZE = {
  nodeHeight: 56,
  /** Between an account's border and its nodes. */
  boxPadding: 18,
  /** Strip at the top of an account box that only its title uses. */
  titleHeight: 46,
  /** The same strip on the left of the box, in a picture that runs down; wider for a long id: titleWidth.ts. */
  titleWidth: 116,
  boxRadius: 12,
  /** Between the border of an OU's box and the boxes in it. */
  unitPadding: 14,
  /** Strip at the top of an OU's box that only its title uses. */
  unitTitleHeight: 30,
  /** The same on a map, which is looked at from further away. */
  unitMapTitleHeight: 56,
  unitRadius: 16,
  pillHeight: 26,
  /** Radius of the rounded corners of an edge. */
  edgeRadius: 10,
} as const;
