// What is not JSON but worth a name: who reads it stands in other rooms; its braces are no JSON.

import { BROKEN_REFUSAL, REFUSAL } from './refusals.ts';
import { tableRegion } from './tableText.ts';
import { type YamlKind, yamlRegions } from './yamlRegions.ts';

export type ForeignKind =
  'terraform' | 'profiles' | 'commented' | 'denied' | 'token' | 'diagram' | 'table' | YamlKind;

export interface ForeignRegion {
  readonly from: number;
  readonly to: number;
  readonly kind: ForeignKind;
  readonly title: string;
}

interface FoundRegion extends ForeignRegion {
  /** Where what it is known by begins; up to there it may give way. */
  readonly core: number;
  /** Never one with its neighbour. */
  readonly alone?: true;
}

interface ForeignFormat {
  readonly kind: ForeignRegion['kind'];
  readonly title: string;
  /** Finds the first line; `m` and `g` flags. */
  readonly begins: RegExp;
  /** Lines before that belong to it. */
  start?(text: string, from: number): number;
  /** Offset after the region that begins at `from`. */
  end(text: string, from: number): number;
}

const lineEnd = (text: string, at: number): number => {
  const newline = text.indexOf('\n', at);
  return newline < 0 ? text.length : newline;
};

/** The region goes on while lines match; blank lines (and `between`) count in between, at its end they do not. */
function whileLines(text: string, from: number, goesOn: RegExp, between = /^\s*$/): number {
  let end = lineEnd(text, from);
  for (let at = end + 1; at < text.length;) {
    const to = lineEnd(text, at);
    const line = text.slice(at, to);
    if (goesOn.test(line)) end = to;
    else if (!between.test(line)) break;
    at = to + 1;
  }
  return end;
}

/** Lines of another kind: a log goes on up to them. */
const NO_LOG =
  /^\s*(?:\{|\[\s*(?:$|["{[])|```|~~~|AWSTemplateFormatVersion|Resources:)|^\s*(?:resource|data|provider)\s+"/;
const LOG_GAP = 40;

/** To the last line of a log that `tells`, with at most so many other lines in between. */
function logEnd(text: string, from: number, tells: RegExp): number {
  let end = lineEnd(text, from);
  let gap = 0;
  for (let at = end + 1; at < text.length && gap < LOG_GAP;) {
    const to = lineEnd(text, at);
    const line = text.slice(at, Math.min(to, at + 4000));
    if (tells.test(line)) {
      end = to;
      gap = 0;
    } else if (NO_LOG.test(line)) break;
    else gap++;
    at = to + 1;
  }
  return end;
}

/** From the first line before that `tells`, going back at most so many lines. */
function logStart(text: string, from: number, tells: RegExp): number {
  let start = from;
  let at = from;
  for (let i = 0; i < LOG_GAP && at > 0; i++) {
    const before = text.lastIndexOf('\n', at - 2) + 1;
    const line = text.slice(before, Math.min(at, before + 4000));
    if (NO_LOG.test(line)) break;
    if (tells.test(line)) start = before;
    at = before;
  }
  return start;
}

/** Ends of a message that a terminal broke, and what a log says of the same call. */
const REFUSAL_GOES_ON =
  /^[\s│|┃>]*(?:on resource:|resource:|arn:|User: ?$|(?:is )?(?:not )?authorized|perform: sts:|because no |with an explicit deny|an? (?:identity|resource|session|service|permissions)\b|(?:identity|resource)-based polic|(?:service|resource) control polic|(?:session|trust|role trust) polic|permissions boundar|policy (?:allows|:)|allows the |sts:|(?:status code|StatusCode):)/;
const ROLE_IN_LOG = /role-to-assume|AWS_ROLE_ARN|IAM Role \(arn:|Assuming role|api error AccessDenied/;

/** To the brace that closes the first one, minding strings, comments and heredocs only as far as braces go. */
function blockEnd(text: string, from: number): number {
  let depth = 0;
  for (let i = from; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 34) {
      const line = lineEnd(text, i);
      let close = i + 1;
      while (close < line && text.charCodeAt(close) !== 34) close += text.charCodeAt(close) === 92 ? 2 : 1;
      i = Math.min(close, line);
    } else if (c === 35) i = lineEnd(text, i);
    else if (c === 123) depth++;
    else if (c === 125 && --depth === 0) return i + 1;
  }
  return text.length;
}

const FORMATS: readonly ForeignFormat[] = [
  {
    kind: 'terraform',
    title: 'Terraform',
    begins:
      /^[ \t]*(?:(?:resource|data|ephemeral)\s+"[^"\n]*"\s+"[^"\n]*"|(?:provider|module|variable|output|check)\s+"[^"\n]*"|locals|terraform|import|moved|removed)[ \t]*\{/gm,
    end: blockEnd,
  },
  {
    kind: 'profiles',
    title: 'AWS CLI profiles',
    begins:
      /^[ \t]*\[(?:profile [^\]\n]+|default|sso-session [^\]\n]+|services [^\]\n]+)\][ \t\r]*(?:[#;].*)?$|^[ \t]*\[[\w.@-]{1,80}\][ \t]*\r?\n(?:[ \t]*[#;].*\n){0,5}[ \t]*(?:aws_access_key_id|aws_secret_access_key|role_arn|source_profile|credential_process|sso_\w{1,40})[ \t]*=.*$/gm,
    end: (text, from) =>
      whileLines(
        text,
        from,
        /^\s*(?:\[[^\]]+\]\s*(?:[#;].*)?$|[\w.-]+\s*=)/,
        new RegExp(`^\\s*(?:$|[#;](?!.*(?:${REFUSAL.source})))`),
      ),
  },
  {
    kind: 'commented',
    title: 'CLI output in comments',
    begins: /^[ \t]*#[ \t]*[{[][ \t\r]*$/gm,
    end: (text, from) => whileLines(text, from, /^\s*#/),
  },
  {
    kind: 'denied',
    title: 'Access denied message',
    // Inside JSON it is a value among others.
    begins: new RegExp(
      `^(?![ \\t]*(?:\\{|\\[\\s*["{[]|"[^"\\n]{0,80}"[ \\t]*:)).*(?:${REFUSAL.source}|${BROKEN_REFUSAL}).*$`,
      'gm',
    ),
    start: (text, from) => logStart(text, from, ROLE_IN_LOG),
    end: (text, from) => logEnd(text, from, new RegExp(`${REFUSAL.source}|${REFUSAL_GOES_ON.source}`)),
  },
  {
    kind: 'token',
    title: 'Web identity token',
    // Not inside JSON, where it is a value among others.
    begins:
      /^[^\n{}]{0,160}?(?<![\w-]|"\s{0,3}:\s{0,3}")eyJ[\w-]{10,}\.eyJ[\w-]{10,}(?:\.[^\s"'`,;]*)?["'`;]?/gm,
    end: (_, from) => from,
  },
  {
    kind: 'diagram',
    title: 'Mermaid diagram',
    begins: /^[ \t]*(?:flowchart|graph)[ \t]+(?:TB|TD|BT|RL|LR)\b.*$/gm,
    end: (text, from) =>
      whileLines(
        text,
        from,
        /^(?:[ \t]+\S|(?:subgraph|end|style|direction|classDef|class|click|linkStyle|%%)\b|\w+\s*(?:--|-\.|==|[[({]))/,
      ),
  },
];

const SETTING = /^[A-Za-z_][\w-]*[ \t]+=[ \t]*(?=["[{\d]|(?:true|false|null)[ \t\r]*$)/;
const LONGEST_SETTINGS = 1_000_000;

/** A file of nothing but values of Terraform variables: `name = "text"`, lists and objects over several lines. */
function settings(text: string): FoundRegion | null {
  if (text.length > LONGEST_SETTINGS) return null;
  let depth = 0;
  let any = false;
  for (const line of text.replace(/^\uFEFF/, '').split('\n')) {
    if (/^\s*(?:$|#|\/\/)/.test(line)) continue;
    if (depth === 0 && !SETTING.test(line)) return null;
    any = true;
    const bare = line.replace(/"(?:[^"\\]|\\.)*"/g, '').replace(/(?:#|\/\/).*$/, '');
    // A policy that a program is given, in JSON or in Python's words.
    if (/[':]/.test(bare)) return null;
    for (const c of bare) depth += c === '[' || c === '{' ? 1 : c === ']' || c === '}' ? -1 : 0;
    if (depth < 0) return null;
  }
  if (!any || depth !== 0) return null;
  return { from: 0, to: text.length, core: 0, kind: 'terraform', title: 'Terraform variables' };
}

/** Regions in order, disjoint; neighbours of one kind with only white space between them are one, except YAML. */
export function foreignRegions(text: string): readonly ForeignRegion[] {
  const whole = settings(text) ?? tableRegion(text);
  if (whole) return [whole];
  const found: FoundRegion[] = [];
  for (const region of yamlRegions(text)) found.push({ ...region, core: region.from, alone: true });
  for (const format of FORMATS) {
    const begins = new RegExp(format.begins);
    for (let match = begins.exec(text); match; match = begins.exec(text)) {
      const core = match.index + (match[0].length - match[0].trimStart().length);
      const from = format.start?.(text, core) ?? core;
      const to = Math.max(format.end(text, core), core + match[0].trim().length);
      found.push({ from, to, core, kind: format.kind, title: format.title });
      begins.lastIndex = Math.max(to, match.index + 1);
    }
  }
  found.sort((a, b) => a.from - b.from);
  const regions: ForeignRegion[] = [];
  for (const region of found) {
    const last = regions.at(-1);
    if (last && region.core < last.to) continue;
    const { alone, kind, title, to } = region;
    const from = Math.max(region.from, last?.to ?? 0);
    if (last && last.title === title && alone !== true && text.slice(last.to, from).trim() === '') {
      regions[regions.length - 1] = { ...last, to };
    } else regions.push({ from, to, kind, title });
  }
  return regions;
}
