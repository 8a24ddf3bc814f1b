// Two small graphs as other programs get them, whole.
import { expect, test } from 'vitest';
import { testGraph } from '#graph/testGraph.ts';
import { placeAlong } from '#layered/layeredPlace.ts';
import { toDrawio } from './drawio.ts';
import { toMarkdown } from './markdown.ts';
import { toOpenGraph } from './openGraph.ts';

const graph = testGraph(
  [
    { id: 'ec2.amazonaws.com', kind: 'service', account: null, label: 'EC2', declared: false },
    { id: 'arn:aws:iam::1:role/A', label: 'A' },
    { id: 'arn:aws:iam::2:role/B', label: 'B', account: '2', declared: false },
  ],
  [
    { from: 'ec2.amazonaws.com', to: 'arn:aws:iam::1:role/A', text: 'EC2 can assume A.' },
    { from: 'arn:aws:iam::1:role/A', to: 'arn:aws:iam::2:role/B', verdict: 'invalid', label: 'not trusted' },
  ],
);

test('draw.io', () => {
  expect(toDrawio(graph, placeAlong(graph, { flow: 'right' }))).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <mxfile host="rolegraph"><diagram id="rolegraph" name="Who can assume which role">
    <mxGraphModel grid="0" guides="1" tooltips="1" connect="1" arrows="1" page="0" math="0"><root>
    <mxCell id="0"/>
    <mxCell id="1" parent="0"/>
    <mxCell id="a0" value="Account 1" style="rounded=1;arcSize=4;html=0;whiteSpace=wrap;verticalAlign=top;fontStyle=1;container=1;collapsible=0;fillColor=none" vertex="1" parent="1"><mxGeometry x="294" y="24" width="180" height="128" as="geometry"/></mxCell>
    <mxCell id="a1" value="Account 2" style="rounded=1;arcSize=4;html=0;whiteSpace=wrap;verticalAlign=top;fontStyle=1;container=1;collapsible=0;fillColor=none" vertex="1" parent="1"><mxGeometry x="646" y="24" width="180" height="128" as="geometry"/></mxCell>
    <UserObject id="n0" label="EC2&#10;service" arn="ec2.amazonaws.com"><mxCell style="shape=hexagon;perimeter=hexagonPerimeter2;html=0;whiteSpace=wrap" vertex="1" parent="1"><mxGeometry x="24" y="78" width="112" height="56" as="geometry"/></mxCell></UserObject>
    <UserObject id="n1" label="A&#10;role" arn="arn:aws:iam::1:role/A"><mxCell style="rounded=1;html=0;whiteSpace=wrap" vertex="1" parent="a0"><mxGeometry x="18" y="54" width="144" height="56" as="geometry"/></mxCell></UserObject>
    <UserObject id="n2" label="B&#10;role" arn="arn:aws:iam::2:role/B"><mxCell style="rounded=1;html=0;whiteSpace=wrap;dashed=1" vertex="1" parent="a1"><mxGeometry x="18" y="54" width="144" height="56" as="geometry"/></mxCell></UserObject>
    <UserObject id="e0" label="✓ allowed" verdict="valid" action="sts:AssumeRole" text="EC2 can assume A."><mxCell style="endArrow=block;endFill=1;html=0;strokeColor=#2a756c;fontColor=#2a756c;labelBackgroundColor=#ffffff" edge="1" parent="1" source="n0" target="n1"><mxGeometry relative="1" as="geometry"><Array as="points"></Array></mxGeometry></mxCell></UserObject>
    <UserObject id="e1" label="✗ not trusted" verdict="invalid" action="sts:AssumeRole" text="arn:aws:iam::1:role/A to arn:aws:iam::2:role/B."><mxCell style="dashed=1;dashPattern=1 3;endArrow=cross;html=0;strokeColor=#73001f;fontColor=#73001f;labelBackgroundColor=#ffffff" edge="1" parent="1" source="n1" target="n2"><mxGeometry relative="1" as="geometry"><Array as="points"></Array></mxGeometry></mxCell></UserObject>
    </root></mxGraphModel></diagram></mxfile>
    "
  `);
});

test('OpenGraph', () => {
  expect(toOpenGraph(graph)).toMatchInlineSnapshot(`
    "{
      "metadata": {
        "source_kind": "Rolegraph"
      },
      "graph": {
        "nodes": [
          {
            "id": "ec2.amazonaws.com",
            "kinds": [
              "Rolegraph_Service"
            ],
            "properties": {
              "name": "EC2",
              "displayname": "EC2",
              "account": "",
              "declared": false
            }
          },
          {
            "id": "arn:aws:iam::1:role/A",
            "kinds": [
              "Rolegraph_Role"
            ],
            "properties": {
              "name": "A",
              "displayname": "A",
              "account": "1",
              "declared": true
            }
          },
          {
            "id": "arn:aws:iam::2:role/B",
            "kinds": [
              "Rolegraph_Role"
            ],
            "properties": {
              "name": "B",
              "displayname": "B",
              "account": "2",
              "declared": false
            }
          }
        ],
        "edges": [
          {
            "kind": "Rolegraph_CanAssume",
            "start": {
              "match_by": "id",
              "value": "ec2.amazonaws.com"
            },
            "end": {
              "match_by": "id",
              "value": "arn:aws:iam::1:role/A"
            },
            "properties": {
              "verdict": "valid",
              "actions": [
                "sts:AssumeRole"
              ],
              "requires": [],
              "text": "EC2 can assume A."
            }
          }
        ]
      }
    }
    "
  `);
});

test('findings of a review: the worst first, with document, line and AWS page; their words stay text', () => {
  const review = toMarkdown(testGraph([], []), {
    documents: [{ id: 'd1', name: '<img src=x> [a](b).json', text: '{\n "Statement": []\n}' }],
    problems: [
      { code: 'L-ONE', severity: 'info', message: 'Worth *knowing*.', document: 'd1' },
      {
        code: 'L-TWO',
        severity: 'error',
        message: '</details><script>alert(1)</script>',
        document: 'd1',
        from: 4,
        to: 9,
        page: 'https://docs.aws.amazon.com/IAM/',
      },
    ],
  });
  expect(review).toMatchInlineSnapshot(`
    "# Who can assume which role

    0 nodes in 0 accounts; edges: 0 valid, 0 conditional, 0 unknown, 0 invalid.

    ## Findings

    - **error** &lt;/details>&lt;script>alert(1)&lt;/script> \`L-TWO\` in &lt;img src=x> \\[a\\](b).json, line 2 ([AWS](<https://docs.aws.amazon.com/IAM/>))
    - **info** Worth \\*knowing\\*. \`L-ONE\` in &lt;img src=x> \\[a\\](b).json
    "
  `);
});
