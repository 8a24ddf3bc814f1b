// What is not JSON but worth a name: who reads it stands in other rooms; its braces are no JSON.

import { type YamlKind, yamlRegions } from './yamlRegions.ts';

export type ForeignKind = 'terraform' | 'profiles' | 'commented' | 'denied' | 'diagram' | YamlKind;

export interface ForeignRegion {
  readonly from: number;
  readonly to: number;
  readonly kind: ForeignKind;
  readonly title: string;
}

interface ForeignFormat {
  readonly kind: ForeignRegion['kind'];
  readonly title: string;
  /** Finds the first line; `m` and `g` flags. */
  readonly begins: RegExp;
  /** Offset after the region that begins at `from`. */
  end(text: string, from: number): number;
}

const lineEnd = (text: string, at: number): number => {
  const newline = text.indexOf('\n', at);
  return newline < 0 ? text.length : newline;
};

/** The region goes on while lines match; blank lines in between count, blank lines at its end do not. */
function whileLines(text: string, from: number, goesOn: RegExp): number {
  let end = lineEnd(text, from);
  for (let at = end + 1; at < text.length;) {
    const to = lineEnd(text, at);
    const line = text.slice(at, to);
    if (goesOn.test(line)) end = to;
    else if (line.trim() !== '') break;
    at = to + 1;
  }
  return end;
}

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
    begins: /^[ \t]*\[(?:profile [^\]\n]+|default|sso-session [^\]\n]+|services [^\]\n]+)\][ \t\r]*$/gm,
    end: (text, from) => whileLines(text, from, /^\s*(?:\[[^\]]+\]\s*$|[\w.-]+\s*=)/),
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
    begins: /^.*\bis not authorized to perform: .*$/gm,
    end: lineEnd,
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

/** Regions in order, disjoint; neighbours of one kind with only white space between them are one, except YAML. */
export function foreignRegions(text: string): readonly ForeignRegion[] {
  const yaml = yamlRegions(text);
  const found: ForeignRegion[] = [...yaml];
  for (const format of FORMATS) {
    const begins = new RegExp(format.begins);
    for (let match = begins.exec(text); match; match = begins.exec(text)) {
      const from = match.index + (match[0].length - match[0].trimStart().length);
      const to = Math.max(format.end(text, from), from + match[0].trim().length);
      found.push({ from, to, kind: format.kind, title: format.title });
      begins.lastIndex = Math.max(to, match.index + 1);
    }
  }
  found.sort((a, b) => a.from - b.from);
  const regions: ForeignRegion[] = [];
  for (const region of found) {
    const last = regions.at(-1);
    if (last && region.from < last.to) continue;
    if (
      last &&
      last.title === region.title &&
      !yaml.includes(region) &&
      text.slice(last.to, region.from).trim() === ''
    ) {
      regions[regions.length - 1] = { ...last, to: region.to };
    } else regions.push(region);
  }
  return regions;
}
