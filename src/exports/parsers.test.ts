// Exports as their readers see them: real parsers, and the published schema of BloodHound's ingest.
import { parse } from '@ts-graphviz/ast';
import { expect, test } from 'vitest';
import { place } from '#layout/place.ts';
import { inUnits, testGraph } from '#graph/testGraph.ts';
import { toDot } from './dot.ts';
import { toDrawio } from './drawio.ts';
import { linkInside } from './linkInside.ts';
import { toMermaid } from './mermaid.ts';
import { toOpenGraph } from './openGraph.ts';
import { toSvg } from './svg.ts';

const NASTY = `"]; x -->|</title><script>alert(1)</script> & \\ \`#quot; | %name% \n\u0000\uD800`;
const graph = testGraph(
  [
    { id: NASTY, label: NASTY },
    { id: 'B', label: '=1+1\\' },
    { id: 'ec2.amazonaws.com', kind: 'service', account: null, label: 'EC2' },
  ],
  [
    { from: NASTY, to: 'B', label: NASTY, text: NASTY, requires: [NASTY] },
    { from: 'ec2.amazonaws.com', to: 'B', verdict: 'invalid', text: 'No.' },
    { from: 'B', to: NASTY, verdict: 'conditional', text: 'If.' },
  ],
);

test('DOT parses, with exactly our nodes and edges', () => {
  const dot = parse(toDot(graph));
  const root = dot.children.find((child) => child.type === 'Graph');
  expect(root?.directed).toBe(true);
  const edges = root?.children.filter((child) => child.type === 'Edge') ?? [];
  expect(edges).toHaveLength(3);
  const clusters = root?.children.filter((child) => child.type === 'Subgraph') ?? [];
  expect(clusters.map((cluster) => cluster.children.filter((c) => c.type === 'Node').length)).toEqual([2]);
});

/** What SpecterOps/BloodHound checks on upload (cmd/api/src/services/upload/jsonschema), as far as we write it. */
function ingestFaults(payload: {
  metadata: object;
  graph: { nodes: Record<string, unknown>[]; edges: Record<string, unknown>[] };
}): string[] {
  const isPrimitive = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value);
  const isList = (value: unknown) =>
    Array.isArray(value) && value.every(isPrimitive) && new Set(value.map((each) => typeof each)).size <= 1;
  const propertyFaults = (properties: unknown) =>
    Object.entries(properties as object)
      .filter(
        ([key, value]) =>
          key !== key.toLowerCase() || key === 'objectid' || !(isPrimitive(value) || isList(value)),
      )
      .map(([key]) => `property ${key}`);
  const extra = (one: object, allowed: readonly string[]) =>
    Object.keys(one).filter((key) => !allowed.includes(key));
  const ids = new Set(payload.graph.nodes.map(({ id }) => id));
  return [
    ...extra(payload, ['metadata', 'graph']),
    ...extra(payload.metadata, ['source_kind']),
    ...payload.graph.nodes.flatMap((node) => [
      ...extra(node, ['id', 'kinds', 'properties']),
      ...(typeof node['id'] === 'string' ? [] : ['id']),
      ...(Array.isArray(node['kinds']) && node['kinds'].length >= 1 && node['kinds'].length <= 3
        ? []
        : ['kinds']),
      ...propertyFaults(node['properties']),
    ]),
    ...payload.graph.edges.flatMap((edge) => [
      ...extra(edge, ['start', 'end', 'kind', 'properties']),
      ...(/^[A-Za-z0-9_]+$/.test(String(edge['kind'])) ? [] : ['kind']),
      ...(['start', 'end'] as const).flatMap((end) => {
        const { match_by, value } = edge[end] as Record<string, unknown>;
        return match_by === 'id' && ids.has(value) ? [] : [end];
      }),
      ...propertyFaults(edge['properties']),
    ]),
  ];
}

test('OpenGraph is what BloodHound takes, and has no edge for what is refused', () => {
  const payload = JSON.parse(toOpenGraph(graph));
  expect(ingestFaults(payload)).toEqual([]);
  expect(payload.graph.edges.map(({ kind }: { kind: string }) => kind)).toEqual([
    'Rolegraph_CanAssume',
    'Rolegraph_CanAssumeIf',
  ]);
  payload.graph.edges[0].properties.nested = {};
  payload.graph.nodes[0].kinds = [];
  expect(ingestFaults(payload)).toEqual(['kinds', 'property nested']);
});

test('draw.io: every id once, every parent and end there, labels no HTML', () => {
  const xml = toDrawio(graph, place(graph));
  const ids = [...xml.matchAll(/ id="([^"]*)"/gu)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const references = [...xml.matchAll(/ (?:parent|source|target)="([^"]*)"/gu)].map(([, id]) => id);
  expect(references.filter((id) => !ids.includes(id))).toEqual([]);
  expect([...xml.matchAll(/ edge="1"/gu)]).toHaveLength(3);
  const styles = [...xml.matchAll(/ style="([^"]*)"/gu)].map(([, style]) => style);
  expect(styles.length).toBeGreaterThan(6);
  for (const style of styles) expect(style).toContain('html=0');
  expect(xml).not.toMatch(/<script/iu);
});

test('the link inside an SVG is found again, also when another program wrote the file anew', () => {
  const svg = toSvg(graph, place(graph), 'light', { link: 'g1.AbC-_9' });
  expect(linkInside(svg)).toBe('g1.AbC-_9');
  expect(
    linkInside('<svg><metadata><r:link xmlns:r="urn:rolegraph:link">\n  g1.AbC\n</r:link></metadata></svg>'),
  ).toBe('g1.AbC');
  expect(linkInside(toSvg(graph, place(graph), 'light'))).toBeNull();
});

test('the link inside Mermaid is found again; one that would keep it from being drawn is left out', () => {
  const text = toMermaid(graph, 'g1.AbC-_9');
  expect(text.startsWith(toMermaid(graph))).toBe(true);
  expect(linkInside(text)).toBe('g1.AbC-_9');
  expect(linkInside(text.replaceAll('\n', '\r\n'))).toBe('g1.AbC-_9');
  expect(linkInside(toMermaid(graph))).toBeNull();
  expect(toMermaid(graph, `g1.${'a'.repeat(50_000)}`)).toBe(toMermaid(graph));
  expect(linkInside('Some words\n%% rolegraph: g1.AbC\n')).toBeNull();
});

const organization = inUnits(graph, { '1': [NASTY, 'Prod'] });
const beside = {
  ...organization,
  nodes: [...organization.nodes, { ...organization.nodes[1]!, id: 'C', account: '2' }],
  accounts: [
    ...organization.accounts,
    { id: '2', declared: true, units: organization.accounts[0]!.units!.slice(0, 2) },
  ],
};

test('OUs are clusters around the clusters of accounts', () => {
  const dot = parse(toDot(beside));
  const root = dot.children.find((child) => child.type === 'Graph');
  const [outer, ...others] = root?.children.filter((child) => child.type === 'Subgraph') ?? [];
  expect(others).toEqual([]);
  const inner = outer?.children.filter((child) => child.type === 'Subgraph') ?? [];
  expect(inner.map(({ id }) => id?.value)).toEqual(['cluster_ou_1', 'cluster_1']);
  expect(inner[0]?.children.filter((child) => child.type === 'Subgraph')).toHaveLength(1);
});

test('Mermaid has OUs as subgraphs around those of accounts', () => {
  const lines = toMermaid(beside).split('\n');
  const depths = lines.filter((line) => /^ *subgraph/.test(line)).map((line) => line.indexOf('subgraph') / 2);
  expect(depths).toEqual([1, 2, 3, 2]);
  expect(lines.filter((line) => line.trim() === 'end')).toHaveLength(4);
});

test('in draw.io everything is placed from the corner of the box around it', () => {
  const placement = place(beside);
  const cells = new Map(
    [
      ...toDrawio(beside, placement).matchAll(
        /<mxCell id="([au]\d)"[^>]*?parent="(\w+)"><mxGeometry x="([-\d.]+)" y="([-\d.]+)"/gu,
      ),
    ].map(([, id, parent, x, y]) => [id!, { parent: parent!, x: Number(x), y: Number(y) }]),
  );
  expect([...cells].map(([id, { parent }]) => `${id} in ${parent}`)).toEqual([
    'u0 in 1',
    'u1 in u0',
    'a0 in u1',
    'a1 in u0',
  ]);
  const absolute = (id: string): number => {
    const cell = cells.get(id);
    return cell === undefined ? 0 : cell.x + absolute(cell.parent);
  };
  expect(absolute('a0')).toBeCloseTo(placement.boxes['1']!.x, 1);
});

test('the SVG has the boxes of OUs below those of accounts', () => {
  const svg = toSvg(beside, place(beside), 'light');
  expect(svg.match(/rx="16"/gu)).toHaveLength(2);
  expect(svg.lastIndexOf('rx="16"')).toBeLessThan(svg.indexOf('rx="12"'));
  expect(svg).toContain('>Prod<');
});
