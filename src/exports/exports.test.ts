import { expect, test } from 'vitest';
import type { AccessGraph } from '#graph/accessGraph.ts';
import { toCsv } from './csv.ts';
import { toDot } from './dot.ts';
import { toDrawio } from './drawio.ts';
import { toGraphml } from './graphml.ts';
import { toMarkdown } from './markdown.ts';
import { toMermaid } from './mermaid.ts';
import { toOpenGraph } from './openGraph.ts';
import { hasUnseen } from '#text/unseen.ts';
import { placeAlong } from '#layered/layeredPlace.ts';
import { place } from '#layout/place.ts';
import { toSvg } from './svg.ts';
import { testGraph } from '#graph/testGraph.ts';

const small: AccessGraph = testGraph(
  [
    { id: 'ec2.amazonaws.com', kind: 'service', account: null, label: 'EC2', declared: false },
    { id: 'arn:aws:iam::1:role/A', label: 'A' },
    { id: 'arn:aws:iam::2:role/B', label: 'B', account: '2', declared: false },
  ],
  [
    {
      from: 'ec2.amazonaws.com',
      to: 'arn:aws:iam::1:role/A',
      gates: { trust: 'yes' },
      text: 'EC2 can assume A.',
    },
    {
      from: 'arn:aws:iam::1:role/A',
      to: 'arn:aws:iam::2:role/B',
      verdict: 'conditional',
      label: 'if ExternalId',
      gates: { trust: 'depends', permission: 'yes', scp: 'yes' },
      requires: ['the request passes ExternalId "x"'],
      text: 'A can assume B only if …',
    },
    {
      from: 'arn:aws:iam::2:role/B',
      to: 'arn:aws:iam::1:role/A',
      verdict: 'invalid',
      label: 'not trusted',
      gates: { trust: 'no', permission: 'unknown' },
      reasons: ['A does not trust B'],
      missing: ['arn:aws:iam::2:role/B'],
      text: 'B cannot assume A.',
    },
  ],
);

/** Names and texts as a hostile policy may hold them. */
const NASTY = `"]; x -->|</title><script>alert(1)</script> & \\ \`#quot; | =cmd|'/C calc'!A0\n\u0000\uD800`;
const hostile = testGraph(
  [
    { id: NASTY, label: NASTY },
    { id: 'B', label: '=1+1' },
  ],
  [
    {
      from: NASTY,
      to: 'B',
      label: NASTY,
      text: '=HYPERLINK("http://evil")',
      reasons: ['@x'],
      requires: [NASTY],
    },
  ],
);

test('Mermaid', () => {
  expect(toMermaid(small)).toMatchInlineSnapshot(`
    "flowchart LR
      n0{{"EC2"}}
      subgraph a0["Account 1"]
        n1["A"]
      end
      subgraph a1["Account 2"]
        n2["B"]:::mentioned
      end
      n0 -->|"✓ allowed"| n1
      n1 -.->|"? if ExternalId"| n2
      n2 --x|"✗ not trusted"| n1
      classDef mentioned stroke-dasharray: 4 3
    "
  `);
});

test('DOT', () => {
  expect(toDot(small)).toMatchInlineSnapshot(`
    "digraph rolegraph {
      rankdir=LR;
      node [fontname="sans-serif"];
      edge [fontname="sans-serif"];
      "ec2.amazonaws.com" [label="EC2\\nservice", shape=hexagon];
      subgraph cluster_0 {
        label="Account 1";
        "arn:aws:iam::1:role/A" [label="A\\nrole", shape=box];
      }
      subgraph cluster_1 {
        label="Account 2";
        "arn:aws:iam::2:role/B" [label="B\\nrole", shape=box, style=dashed];
      }
      "ec2.amazonaws.com" -> "arn:aws:iam::1:role/A" [label="✓ allowed", style=solid, arrowhead=normal, color="#2a756c"];
      "arn:aws:iam::1:role/A" -> "arn:aws:iam::2:role/B" [label="? if ExternalId", style=dashed, arrowhead=vee, color="#85620f"];
      "arn:aws:iam::2:role/B" -> "arn:aws:iam::1:role/A" [label="✗ not trusted", style=dotted, arrowhead=tee, color="#73001f"];
    }
    "
  `);
});

test('GraphML', () => {
  expect(toGraphml(small)).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
      <key id="node-label" for="node" attr.name="label" attr.type="string"/>
      <key id="node-kind" for="node" attr.name="kind" attr.type="string"/>
      <key id="node-account" for="node" attr.name="account" attr.type="string"/>
      <key id="node-detail" for="node" attr.name="detail" attr.type="string"/>
      <key id="node-declared" for="node" attr.name="declared" attr.type="boolean"/>
      <key id="node-ou" for="node" attr.name="ou" attr.type="string"/>
      <key id="edge-relation" for="edge" attr.name="relation" attr.type="string"/>
      <key id="edge-action" for="edge" attr.name="action" attr.type="string"/>
      <key id="edge-verdict" for="edge" attr.name="verdict" attr.type="string"/>
      <key id="edge-permission" for="edge" attr.name="permission" attr.type="string"/>
      <key id="edge-trust" for="edge" attr.name="trust" attr.type="string"/>
      <key id="edge-words" for="edge" attr.name="words" attr.type="string"/>
      <key id="edge-text" for="edge" attr.name="text" attr.type="string"/>
      <graph id="rolegraph" edgedefault="directed">
        <node id="ec2.amazonaws.com"><data key="node-label">EC2</data><data key="node-kind">service</data><data key="node-account"></data><data key="node-detail">service</data><data key="node-declared">false</data><data key="node-ou"></data></node>
        <node id="arn:aws:iam::1:role/A"><data key="node-label">A</data><data key="node-kind">role</data><data key="node-account">1</data><data key="node-detail">role</data><data key="node-declared">true</data><data key="node-ou"></data></node>
        <node id="arn:aws:iam::2:role/B"><data key="node-label">B</data><data key="node-kind">role</data><data key="node-account">2</data><data key="node-detail">role</data><data key="node-declared">false</data><data key="node-ou"></data></node>
        <edge id="ec2.amazonaws.com→arn:aws:iam::1:role/A|sts:AssumeRole" source="ec2.amazonaws.com" target="arn:aws:iam::1:role/A"><data key="edge-relation">assume</data><data key="edge-action">sts:AssumeRole</data><data key="edge-verdict">valid</data><data key="edge-permission">not-needed</data><data key="edge-trust">yes</data><data key="edge-words">allowed</data><data key="edge-text">EC2 can assume A.</data></edge>
        <edge id="arn:aws:iam::1:role/A→arn:aws:iam::2:role/B|sts:AssumeRole" source="arn:aws:iam::1:role/A" target="arn:aws:iam::2:role/B"><data key="edge-relation">assume</data><data key="edge-action">sts:AssumeRole</data><data key="edge-verdict">conditional</data><data key="edge-permission">yes</data><data key="edge-trust">depends</data><data key="edge-words">if ExternalId</data><data key="edge-text">A can assume B only if …</data></edge>
        <edge id="arn:aws:iam::2:role/B→arn:aws:iam::1:role/A|sts:AssumeRole" source="arn:aws:iam::2:role/B" target="arn:aws:iam::1:role/A"><data key="edge-relation">assume</data><data key="edge-action">sts:AssumeRole</data><data key="edge-verdict">invalid</data><data key="edge-permission">unknown</data><data key="edge-trust">no</data><data key="edge-words">not trusted</data><data key="edge-text">B cannot assume A.</data></edge>
      </graph>
    </graphml>
    "
  `);
});

test('CSV', () => {
  expect(toCsv(small)).toMatchInlineSnapshot(`
    "source,target,kind,action,verdict,trust,permission,boundary,session,scp,rcp,reasons,requires,missing,text,tried,source_ou,target_ou
    arn:aws:iam::2:role/B,arn:aws:iam::1:role/A,assume,sts:AssumeRole,invalid,no,unknown,not-needed,not-needed,not-needed,not-needed,CODE: A does not trust B,,identity-policy of arn:aws:iam::2:role/B,B cannot assume A.,,,
    arn:aws:iam::1:role/A,arn:aws:iam::2:role/B,assume,sts:AssumeRole,conditional,depends,yes,not-needed,not-needed,yes,not-needed,,"the request passes ExternalId ""x""",,A can assume B only if …,,,
    ec2.amazonaws.com,arn:aws:iam::1:role/A,assume,sts:AssumeRole,valid,yes,not-needed,not-needed,not-needed,not-needed,not-needed,,,,EC2 can assume A.,,,
    "
  `);
});

test('Markdown', () => {
  expect(toMarkdown(small)).toMatchInlineSnapshot(`
    "# Who can assume which role

    3 nodes in 2 accounts; edges: 1 valid, 1 conditional, 0 unknown, 1 invalid.

    \`\`\`mermaid
    flowchart LR
      n0{{"EC2"}}
      subgraph a0["Account 1"]
        n1["A"]
      end
      subgraph a1["Account 2"]
        n2["B"]:::mentioned
      end
      n0 -->|"✓ allowed"| n1
      n1 -.->|"? if ExternalId"| n2
      n2 --x|"✗ not trusted"| n1
      classDef mentioned stroke-dasharray: 4 3
    \`\`\`

    ## Verdicts

    | # | from | to | verdict | gates |
    | --- | --- | --- | --- | --- |
    | 1 | B | A | ✗ not trusted | P∅ T✗ |
    | 2 | A | B | ? if ExternalId | P✓ T? G✓ |
    | 3 | EC2 | A | ✓ allowed | P– T✓ |

    Gates: P permission, T trust, G guardrails; ✓ yes, ? depends, ✗ no, ∅ not given, – not needed.

    ## Explanations

    ### 1. B → A: invalid

    B cannot assume A.

    - From \`arn:aws:iam::2:role/B\`
    - To \`arn:aws:iam::1:role/A\`
    - Action \`sts:AssumeRole\`
    - What says no:
      - A does not trust B (\`CODE\`)
    - Not given:
      - identity-policy of \`arn:aws:iam::2:role/B\`: \`aws iam get-role\`

    ### 2. A → B: conditional

    A can assume B only if …

    - From \`arn:aws:iam::1:role/A\`
    - To \`arn:aws:iam::2:role/B\`
    - Action \`sts:AssumeRole\`
    - The request must have:
      - the request passes ExternalId "x"

    ### 3. EC2 → A: valid

    EC2 can assume A.

    - From \`ec2.amazonaws.com\`
    - To \`arn:aws:iam::1:role/A\`
    - Action \`sts:AssumeRole\`
    "
  `);
});

test('SVG: an account id that does not fit beside its word stands alone, uncut', () => {
  const id = '111111111111';
  const one = testGraph([{ id: 'a', account: id }], []);
  const svg = toSvg(one, placeAlong(one, { flow: 'right' }), 'light');
  expect(svg).toContain(`>${id}</text>`);
  expect(svg).not.toContain('Account 1');
});

test('in a crowd only lines say their words that have room for them, and numbers as large as on the screen', () => {
  const [edge] = small.edges;
  const placement = placeAlong(small, { flow: 'right' });
  const crowded = { ...placement, crowded: true, terse: true } as const;
  const wordsIn = (svg: string) => svg.match(/3✓ 1\?/gu) ?? [];
  const graph = { ...small, edges: [{ ...edge!, label: '3✓ 1?', counts: { valid: 3, conditional: 1 } }] };
  expect(wordsIn(toSvg(graph, crowded, 'light'))).toHaveLength(0);
  const edges = { [edge!.id]: { ...placement.edges[edge!.id]!, told: true as const } };
  const svg = toSvg(graph, { ...crowded, edges }, 'light');
  expect(wordsIn(svg)).toHaveLength(1);
  expect(svg).toMatch(/font-size="14" font-weight="600" text-anchor="middle"[^>]*>3✓ 1\?/u);
});

test('SVG', () => {
  expect(toSvg(small, placeAlong(small, { flow: 'right' }), 'light')).toMatchInlineSnapshot(`
    "<svg xmlns="http://www.w3.org/2000/svg" width="878" height="176" viewBox="0 0 878 176" role="img" aria-labelledby="rolegraph-title rolegraph-desc" font-family="Inter, 'Liberation Sans', system-ui, sans-serif">
    <title id="rolegraph-title">Who can assume which role</title>
    <desc id="rolegraph-desc">3 nodes in 2 accounts; edges: 1 valid, 1 conditional, 0 unknown, 1 invalid.</desc>
    <rect width="100%" height="100%" fill="#f7f7f5"/>
    <g><rect x="294" y="24" width="180" height="128" rx="12" fill="#fcfcfb" stroke="#b9bfc7"/><text x="310" y="51" font-size="12.5" font-weight="600" fill="#1c2126">Account 1</text></g>
    <g><rect x="674" y="24" width="180" height="128" rx="12" fill="#fcfcfb" stroke="#b9bfc7"/><text x="690" y="51" font-size="12.5" font-weight="600" fill="#1c2126">Account 2</text></g>
    <g><title>EC2 can assume A.</title><path d="M136 106L215 106M302 106L215 106" fill="none" stroke="#2a756c" stroke-width="2"/><path d="M-11 -5L0 0L-11 5Z" transform="translate(312 106) rotate(0)" fill="#2a756c" stroke="#2a756c" stroke-width="2" stroke-linejoin="round"/></g>
    <g><title>A can assume B only if …</title><path d="M456 94L574 94M690 94L574 94" fill="none" stroke="#85620f" stroke-width="2" stroke-dasharray="8 4"/><path d="M-10 -6L-1 0L-10 6" transform="translate(692 94) rotate(0)" fill="none" stroke="#85620f" stroke-width="2" stroke-linejoin="round"/></g>
    <g><title>B cannot assume A.</title><path d="M692 128L560 128M462 128L560 128" fill="none" stroke="#73001f" stroke-width="2" stroke-dasharray="2 4"/><path d="M-6 -8V8" transform="translate(456 128) rotate(180)" fill="none" stroke="#73001f" stroke-width="2" stroke-linejoin="round"/></g>
    <g><title>ec2.amazonaws.com</title><path transform="translate(24 78)" d="M0 28L15.68 0L96.32 0L112 28L96.32 56L15.68 56Z" fill="#ffffff" stroke="#1c2126" stroke-width="1" stroke-linejoin="round"/><text x="80" y="102" font-size="13.5" font-weight="600" text-anchor="middle" fill="#1c2126">EC2</text><text x="80" y="120" font-size="11" text-anchor="middle" fill="#5c6672">service</text></g>
    <g><title>arn:aws:iam::1:role/A</title><path transform="translate(312 78)" d="M7 0H137A7 7 0 0 1 144 7V49A7 7 0 0 1 137 56H7A7 7 0 0 1 0 49V7A7 7 0 0 1 7 0Z" fill="#ffffff" stroke="#1c2126" stroke-width="1" stroke-linejoin="round"/><text x="328" y="102" font-size="13.5" font-weight="600" fill="#1c2126">A</text><text x="328" y="120" font-size="11" fill="#5c6672">role</text></g>
    <g><title>arn:aws:iam::2:role/B</title><path transform="translate(692 78)" d="M7 0H137A7 7 0 0 1 144 7V49A7 7 0 0 1 137 56H7A7 7 0 0 1 0 49V7A7 7 0 0 1 7 0Z" fill="#ffffff" stroke="#1c2126" stroke-width="1" stroke-linejoin="round" stroke-dasharray="4 3"/><text x="708" y="102" font-size="13.5" font-weight="600" fill="#1c2126">B</text><text x="708" y="120" font-size="11" fill="#5c6672">role</text></g>
    <g><rect x="152" y="93" width="126" height="26" rx="13" fill="#ffffff" stroke="#2a756c" stroke-width="1.3"/><text x="163" y="110" font-size="13" font-weight="700" fill="#2a756c">✓</text><text x="180" y="110" font-size="11.5" fill="#2a756c">allowed</text><g transform="translate(233 98.5)"><rect width="15" height="15" rx="3" fill="none" stroke="#5c6672" stroke-width="1.2" stroke-opacity="0.5"/><text x="7.5" y="11" font-size="9.5" font-weight="700" text-anchor="middle" fill="#5c6672">–</text></g><g transform="translate(252 98.5)"><path d="M0 0H15V15H0Z" fill="#2a756c" fill-opacity="1"/><rect width="15" height="15" rx="3" fill="none" stroke="#2a756c" stroke-width="1.2"/><text x="7.5" y="11" font-size="9.5" font-weight="700" text-anchor="middle" fill="#ffffff">T</text></g></g>
    <g><rect x="490" y="81" width="168" height="26" rx="13" fill="#ffffff" stroke="#85620f" stroke-width="1.3"/><text x="501" y="98" font-size="13" font-weight="700" fill="#85620f">?</text><text x="518" y="98" font-size="11.5" fill="#85620f">if ExternalId</text><g transform="translate(594 86.5)"><path d="M0 0H15V15H0Z" fill="#2a756c" fill-opacity="1"/><rect width="15" height="15" rx="3" fill="none" stroke="#2a756c" stroke-width="1.2"/><text x="7.5" y="11" font-size="9.5" font-weight="700" text-anchor="middle" fill="#ffffff">P</text></g><g transform="translate(613 86.5)"><path d="M0 15L15 0V15Z" fill="#85620f" fill-opacity="0.4"/><rect width="15" height="15" rx="3" fill="none" stroke="#85620f" stroke-width="1.2"/><text x="7.5" y="11" font-size="9.5" font-weight="700" text-anchor="middle" fill="#85620f">T</text></g><g transform="translate(632 86.5)"><path d="M0 0H15V15H0Z" fill="#2a756c" fill-opacity="1"/><rect width="15" height="15" rx="3" fill="none" stroke="#2a756c" stroke-width="1.2"/><text x="7.5" y="11" font-size="9.5" font-weight="700" text-anchor="middle" fill="#ffffff">G</text></g></g>
    <g><rect x="490" y="115" width="140" height="26" rx="13" fill="#ffffff" stroke="#73001f" stroke-width="1.3"/><text x="501" y="132" font-size="13" font-weight="700" fill="#73001f">✗</text><text x="518" y="132" font-size="11.5" fill="#73001f">not trusted</text><g transform="translate(585 120.5)"><path d="M0 5L5 0M0 10L10 0M0 15L15 0M5 15L15 5M10 15L15 10" stroke="#4a5b85" stroke-width="0.6" fill="none"/><rect width="15" height="15" rx="3" fill="none" stroke="#4a5b85" stroke-width="1.2"/><text x="7.5" y="11" font-size="9.5" font-weight="700" text-anchor="middle" fill="#4a5b85">P</text></g><g transform="translate(604 120.5)"><rect width="15" height="15" rx="3" fill="none" stroke="#73001f" stroke-width="1.2"/><text x="7.5" y="11" font-size="9.5" font-weight="700" text-anchor="middle" fill="#73001f">T</text></g></g>
    </svg>
    "
  `);
});

/** Names of the elements, once it is sure that the text is well-formed as far as tags go. */
function elements(xml: string): string[] {
  const open: string[] = [];
  const names: string[] = [];
  for (const [tag, slash, name, end] of xml.matchAll(
    /<(\/?)([\w:]+)(?:\s+[\w:.-]+="[^"<]*")*\s*(\/?)>|<[^?]/gu,
  )) {
    if (name === undefined) throw new Error(`not a tag: ${tag}`);
    if (slash === '/') expect(open.pop()).toBe(name);
    else {
      names.push(name);
      if (end !== '/') open.push(name);
    }
  }
  expect(open).toEqual([]);
  return names;
}

test.each(['light', 'dark', 'paper'] as const)(
  'the %s SVG refers to nothing outside and runs nothing',
  (theme) => {
    const svg = toSvg(hostile, place(hostile), theme);
    expect(new Set(elements(svg))).toEqual(new Set(['svg', 'title', 'desc', 'rect', 'g', 'text', 'path']));
    expect(svg).not.toMatch(/href|url\(|@import|<script/iu);
    expect(svg).not.toContain('\u0000');
    expect(svg).not.toMatch(/[\uD800-\uDFFF]/u);
  },
);

test('paper is black and white', () => {
  const colours = toSvg(small, place(small), 'paper').match(/#[\da-f]{6}/giu);
  expect(new Set(colours)).toEqual(new Set(['#000000', '#ffffff']));
});

test('GraphML stays well-formed whatever the names are', () => {
  expect(elements(toGraphml(hostile))).toContain('edge');
});

test('names cannot end a Mermaid label or bring HTML into it', () => {
  const lines = toMermaid(hostile).trimEnd().split('\n');
  for (const line of lines) expect(line.match(/"/gu)?.length ?? 0).toBeLessThanOrEqual(2);
  expect(lines.join('')).not.toMatch(/[<`\\]/u);
});

test('names cannot end a DOT string', () => {
  const edge = toDot(hostile)
    .split('\n')
    .find((line) => line.includes(' -> '))!;
  const strings = edge.match(/"(?:[^"\\]|\\.)*"/gu)!;
  expect(strings).toHaveLength(4);
  expect(edge.replaceAll(/"(?:[^"\\]|\\.)*"/gu, '_')).toBe(
    '  _ -> _ [label=_, style=solid, arrowhead=normal, color=_];',
  );
});

test('no cell is a formula, and every row has as many cells as the header', () => {
  const rows: string[][] = [[]];
  for (const [, quoted, bare, end] of toCsv(hostile).matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n)/gu)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? bare!);
    if (end === '\r\n') rows.push([]);
  }
  rows.pop();
  expect(rows).toHaveLength(2);
  expect(rows[1]).toHaveLength(rows[0]!.length);
  for (const each of rows.flat()) expect(each).not.toMatch(/^\s*[=+\-@]/u);
  expect(rows[1]![rows[0]!.indexOf('text')]).toBe(`'=HYPERLINK("http://evil")`);
});

test('Markdown tables keep their columns, and HTML stays text', () => {
  const review = toMarkdown(hostile);
  const row = review.split('\n').find((line) => line.startsWith('| 1 |'))!;
  expect(row.replaceAll(/\\./gu, '').split('|')).toHaveLength(7);
  expect(review.replaceAll(/(`+)[^`][\s\S]*?\1/gu, '')).not.toMatch(/<script/u);
});

test('an empty graph exports as well', () => {
  const empty = testGraph([], []);
  expect(toMermaid(empty)).toBe('flowchart LR\n');
  expect(toCsv(empty).split('\r\n')).toHaveLength(2);
  expect(toMarkdown(empty)).toContain('0 nodes in 0 accounts');
  expect(toSvg(empty, place(empty), 'light')).toMatch(/^<svg /u);
});

test('no file holds a character that nobody sees', () => {
  const turned = 'Admin\u202Enimda\u200B';
  const graph = testGraph(
    [
      { id: turned, label: turned },
      { id: 'B', label: 'B' },
    ],
    [{ from: turned, to: 'B', label: turned, text: turned, reasons: [turned], requires: [turned] }],
  );
  const files = [
    toCsv(graph),
    toDot(graph),
    toGraphml(graph),
    toMarkdown(graph),
    toMermaid(graph),
    toSvg(graph, place(graph), 'light'),
    toDrawio(graph, place(graph)),
  ];
  for (const file of files) {
    expect(hasUnseen(file)).toBe(false);
    expect(file).toContain('Admin⟨U+202E⟩nimda⟨U+200B⟩');
  }
  expect(hasUnseen(toOpenGraph(graph))).toBe(false);
  expect(JSON.stringify(JSON.parse(toOpenGraph(graph)))).toContain(turned);
});

test('tables and graph files say in which OU an end stands', () => {
  const units = [
    { id: 'r-ab12', name: 'Root' },
    { id: 'ou-ab12-1', name: 'Workloads' },
    { id: 'ou-ab12-2', name: 'Prod' },
  ];
  const inUnits = {
    ...small,
    accounts: small.accounts.map((account) =>
      account.id === '2' ? Object.assign({}, account, { units }) : account,
    ),
  };
  const [head, ...rows] = toCsv(inUnits).split('\r\n');
  expect(head).toMatch(/,source_ou,target_ou$/);
  expect(rows.map((row) => row.slice(row.lastIndexOf(',', row.lastIndexOf(',') - 1)))).toEqual([
    ',Workloads / Prod,',
    ',,Workloads / Prod',
    ',,',
    '',
  ]);
  expect(toGraphml(inUnits).match(/<data key="node-ou">[^<]*/g)).toEqual([
    '<data key="node-ou">',
    '<data key="node-ou">',
    '<data key="node-ou">Workloads / Prod',
  ]);
});
