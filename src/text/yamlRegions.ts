// Where YAML begins and ends: whole files, fenced blocks, blocks in prose. Only YAML that somebody reads has a kind.
// A region begins at the beginning of its first line, for YAML is its indentation.
import type { ForeignRegion } from './foreignText.ts';

export type YamlKind = 'cloudformation' | 'workflow' | 'manifest' | 'yaml';

interface Line {
  readonly from: number;
  readonly to: number;
  /** Columns of white space before the text; -1 when there is nothing else. */
  readonly indent: number;
  readonly text: string;
}

interface YamlFormat {
  readonly kind: YamlKind;
  readonly title: string;
  /** A line of it, wherever it stands, without its indentation: where a search in prose begins. */
  readonly marker: RegExp;
  /** All of these stand in such a block: `top` at its outermost level, `deep` anywhere. */
  readonly top: readonly RegExp[];
  readonly deep: readonly RegExp[];
  /** Outermost lines that belong to it even after an empty line in prose. */
  readonly goesOn: RegExp;
  /** An outermost line that begins the next one when it stands there again. */
  readonly again: RegExp;
}

const key = (names: string): RegExp => new RegExp(`^(?:${names})\\s*:(?:\\s|$)`);

const FORMATS: readonly YamlFormat[] = [
  {
    kind: 'cloudformation',
    title: 'CloudFormation',
    marker: /^(?:AWSTemplateFormatVersion\s*:|Resources\s*:\s*$|Transform\s*:|Type\s*:\s*["']?AWS::\w+::)/,
    top: [],
    deep: [/^(?:AWSTemplateFormatVersion\s*:|Transform\s*:.*AWS::Serverless|Type\s*:\s*["']?AWS::\w+::)/],
    goesOn: key(
      'AWSTemplateFormatVersion|Description|Metadata|Parameters|Rules|Mappings|Conditions|Transform|Globals|Resources|Outputs|Hooks|\\w+:\\s*$',
    ),
    again: key('AWSTemplateFormatVersion'),
  },
  {
    kind: 'workflow',
    title: 'GitHub workflow',
    marker: key('jobs'),
    top: [key('on|"on"|\'on\''), key('jobs')],
    deep: [],
    goesOn: key('name|run-name|on|"on"|\'on\'|permissions|env|defaults|concurrency|jobs'),
    again: key('jobs'),
  },
  {
    kind: 'manifest',
    title: 'Kubernetes manifest',
    marker: key('apiVersion'),
    top: [key('apiVersion'), key('kind')],
    deep: [],
    goesOn: key(
      'apiVersion|kind|metadata|spec|data|rules|subjects|roleRef|status|iam|managedNodeGroups|addons',
    ),
    again: key('apiVersion'),
  },
  {
    kind: 'yaml',
    title: 'YAML',
    marker:
      /^(?:- )?(?:Statement|AssumeRolePolicyDocument|PolicyDocument|RoleDetailList|UserDetailList|RolePolicyList|iamRoleStatements|statements|(?:[\w.]+\.)?iam_(?:role|managed_policy|policy))\s*:\s*(?:#.*)?$/,
    top: [],
    deep: [
      /^(?:- )?(?:Effect|Action|NotAction|RoleName|(?:[\w.]+\.)?iam_(?:role|managed_policy|policy))\s*:/,
      /^(?:- )?(?:Statement|AssumeRolePolicyDocument|PolicyDocument|RoleDetailList|UserDetailList|RolePolicyList|iamRoleStatements|statements|(?:[\w.]+\.)?iam_(?:role|managed_policy|policy))\s*:/,
    ],
    goesOn: key(
      'Version|Id|Statement|Role|Roles|Policies|RoleDetailList|UserDetailList|GroupDetailList|provider|functions|resources',
    ),
    again: key('Version'),
  },
];

/** Anything at all to look for? Most texts are asked no further. */
const ANY = new RegExp(
  `^[ \\t]*(?:${FORMATS.map(({ marker }) => marker.source.replace(/^\^/, '').replaceAll('$', '(?=\\r?$)')).join('|')})`,
  'm',
);
/** `key:`, `- item`, a comment, a document mark, or the end of something in brackets. */
const YAML_LINE = /^(?:["']?[\w$./<>&*!:@+-]+["']?\s*:(?:\s|$)|- |-$|#|---|\.\.\.$|%YAML|[\]}],?$|\? )/;
const FENCE = /^(?:>[ \t]?)*(?:```+|~~~+)[ \t]*([\w+-]*)/;
const YAML_FENCE = /^(?:ya?ml|cloudformation|cfn|sam|text|txt|plaintext|)$/i;

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  for (let from = 0; from <= text.length;) {
    const newline = text.indexOf('\n', from);
    const end = newline < 0 ? text.length : newline;
    const to = end > from && text.charCodeAt(end - 1) === 13 ? end - 1 : end;
    const whole = text.slice(from, to);
    const inner = whole.replace(/^\ufeff/, '').trimEnd();
    const short = inner.trimStart();
    lines.push({ from, to, indent: short === '' ? -1 : inner.length - short.length, text: short });
    from = end + 1;
  }
  return lines;
}

/** The smallest indentation of the lines that hold something, comments aside. */
function baseOf(lines: readonly Line[]): number {
  let base = Number.POSITIVE_INFINITY;
  for (const { indent, text } of lines) {
    if (indent >= 0 && indent < base && !text.startsWith('#')) base = indent;
  }
  return base;
}

function formatOf(lines: readonly Line[]): YamlFormat | null {
  const base = baseOf(lines);
  const found = FORMATS.find(
    ({ top, deep }) =>
      top.every((one) => lines.some(({ indent, text }) => indent === base && one.test(text))) &&
      deep.every((one) => lines.some(({ text }) => one.test(text))),
  );
  return found ?? null;
}

function isAllYaml(lines: readonly Line[]): boolean {
  const base = baseOf(lines);
  const outermost = lines.filter(({ indent }) => indent >= 0 && indent <= base);
  return outermost.length > 0 && outermost.every(({ text }) => YAML_LINE.test(text));
}

/** From the first to the last line that holds something; where another one begins, one more. */
function regionsOf(lines: readonly Line[], format: YamlFormat): ForeignRegion[] {
  const base = baseOf(lines);
  const regions: ForeignRegion[] = [];
  let first = -1;
  let last = -1;
  let seen = false;
  let parted = false;
  const close = (): void => {
    const [a, b] = [lines[first], lines[last]];
    if (a && b) regions.push({ from: a.from, to: b.to, kind: format.kind, title: format.title });
    first = -1;
    seen = false;
  };
  lines.forEach((line, i) => {
    if (line.indent < 0) return;
    if (line.indent === base && line.text.startsWith('---')) parted = true;
    if (line.indent === base && format.again.test(line.text)) {
      if (seen && !parted) close();
      seen = true;
      parted = false;
    }
    if (first < 0) first = i;
    last = i;
  });
  close();
  return regions;
}

/** A block around a marker in prose: up (to `floor`) and down as far as lines can belong to it. */
function blockAround(
  lines: readonly Line[],
  at: number,
  floor: number,
  format: YamlFormat,
): readonly [number, number] {
  let base = lines[at]?.indent ?? 0;
  let first = at;
  for (let i = at - 1; i >= floor; i--) {
    const line = lines[i];
    if (!line || FENCE.test(line.text)) break;
    if (line.indent < 0) continue;
    const afterGap = i < first - 1;
    if (line.indent <= base && !(afterGap ? format.goesOn : YAML_LINE).test(line.text)) break;
    if (line.indent > base && afterGap && !hasHead(lines, i, base, format)) break;
    base = Math.min(base, line.indent);
    first = i;
  }
  let last = at;
  for (let i = at + 1; i < lines.length; i++) {
    const line = lines[i];
    if (!line || FENCE.test(line.text)) break;
    if (line.indent < 0) continue;
    const goesOn = i > last + 1 && !/^(?:#|---|- )/.test(line.text) ? format.goesOn : YAML_LINE;
    if (line.indent < base || (line.indent === base && !goesOn.test(line.text))) break;
    last = i;
  }
  return [first, last];
}

/** An indented line after a gap belongs here when it stands under an outermost line of the format. */
function hasHead(lines: readonly Line[], at: number, base: number, format: YamlFormat): boolean {
  for (let i = at; i >= 0; i--) {
    const line = lines[i];
    if (line && line.indent >= 0 && line.indent <= base) return format.goesOn.test(line.text);
  }
  return false;
}

function inProse(lines: readonly Line[]): ForeignRegion[] {
  const regions: ForeignRegion[] = [];
  let floor = 0;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    const format = line && FORMATS.find(({ marker }) => marker.test(line.text));
    if (!format) continue;
    const [first, last] = blockAround(lines, i, floor, format);
    const block = lines.slice(first, last + 1);
    const own = formatOf(block);
    if (own) regions.push(...regionsOf(block, own));
    i = last;
    floor = last + 1;
  }
  return regions;
}

/** Regions in order, disjoint. Linear in the text. */
export function yamlRegions(text: string): readonly ForeignRegion[] {
  if (!ANY.test(text)) return [];
  const regions: ForeignRegion[] = [];
  let stretch: Line[] = [];
  let fence: string | null = null;
  const close = (fenced: boolean): void => {
    const lines = stretch;
    stretch = [];
    if (!fenced && !isAllYaml(lines)) {
      regions.push(...inProse(lines));
      return;
    }
    const format = formatOf(lines);
    if (format) regions.push(...regionsOf(lines, format));
  };
  for (const line of linesOf(text)) {
    const mark = FENCE.exec(line.text);
    if (!mark) {
      stretch.push(line);
      continue;
    }
    const language: string = mark[1] ?? '';
    if (fence === null) {
      close(false);
      fence = language;
    } else {
      if (YAML_FENCE.test(fence)) close(isAllYaml(stretch));
      else stretch = [];
      fence = null;
    }
  }
  if (fence === null || YAML_FENCE.test(fence)) close(false);
  return regions;
}
