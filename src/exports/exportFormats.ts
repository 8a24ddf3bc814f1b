// The formats, as one table: the page's dialog, the command line and the tests read it.
import type { Inventory } from '#decision/inventory.ts';
import type { AccessGraph } from '#graph/accessGraph.ts';
import type { Theme } from '#graph/look.ts';
import type { Placement } from '#graph/placement.ts';
import type { Problem } from '#text/problem.ts';
import type { Steps } from '#steps/steps.ts';
import type { WorkspaceDocument } from '#workspace/workspace.ts';
import { csvInSteps } from './csv.ts';
import { dotInSteps } from './dot.ts';
import { toDrawio } from './drawio.ts';
import { estateInSteps } from './estate.ts';
import { graphmlInSteps } from './graphml.ts';
import { markdownInSteps } from './markdown.ts';
import { toMermaid } from './mermaid.ts';
import { openGraphInSteps } from './openGraph.ts';
import { toSvg } from './svg.ts';

/** What a file can be made of; each is worked out only for the formats that need it. */
export interface Material {
  /** Everything that was judged, told in full. */
  readonly whole: () => AccessGraph;
  /** What the view leaves of it. */
  readonly shown: () => AccessGraph;
  /** Of what is shown. */
  readonly placement: () => Placement;
  readonly inventory: () => Inventory;
  readonly problems: () => readonly Problem[];
  readonly documents: readonly WorkspaceDocument[];
  readonly theme: Theme;
  /** `g1.…`: opens the workspace again. */
  readonly link?: string;
}

export type ExportId =
  'svg' | 'mermaid' | 'markdown' | 'csv' | 'drawio' | 'dot' | 'graphml' | 'opengraph' | 'estate';

interface ExportFormat {
  readonly label: string;
  /** What it is good for, in a line. */
  readonly what: string;
  /** Of the file's name; no two formats share one. */
  readonly extension: string;
  readonly type: string;
  /** The picture as it is on the screen, or everything that was judged. */
  readonly of: 'picture' | 'everything';
  /** Bit by bit where a file is as large as the estate; a picture has a few hundred things at most. */
  readonly write: (material: Material) => Steps<string>;
}

function* atOnce(write: () => string): Steps<string> {
  yield { doing: 'Writing the file', done: 0, of: 0 };
  return write();
}

export const EXPORT_FORMATS: Readonly<Record<ExportId, ExportFormat>> = {
  svg: {
    label: 'SVG',
    what: 'A sharp picture for articles and slides.',
    extension: 'svg',
    type: 'image/svg+xml',
    of: 'picture',
    write: ({ link, placement, shown, theme }) => atOnce(() => toSvg(shown(), placement(), theme, { link })),
  },
  mermaid: {
    label: 'Mermaid',
    what: 'A flowchart as text, for GitHub, GitLab, Notion and the like.',
    extension: 'mmd',
    type: 'text/plain',
    of: 'picture',
    write: ({ link, shown }) => atOnce(() => toMermaid(shown(), link)),
  },
  markdown: {
    label: 'Review report (Markdown)',
    what: 'Flowchart, table of verdicts, what each edge says, and findings.',
    extension: 'md',
    type: 'text/markdown',
    of: 'everything',
    write: ({ documents, problems, whole }) => markdownInSteps(whole(), { documents, problems: problems() }),
  },
  csv: {
    label: 'CSV',
    what: 'One line an edge, with gates and reasons, for spreadsheets.',
    extension: 'csv',
    type: 'text/csv',
    of: 'everything',
    write: ({ whole }) => csvInSteps(whole()),
  },
  drawio: {
    label: 'draw.io',
    what: 'The picture to go on drawing in diagrams.net.',
    extension: 'drawio',
    type: 'application/xml',
    of: 'picture',
    write: ({ placement, shown }) => atOnce(() => toDrawio(shown(), placement())),
  },
  dot: {
    label: 'DOT (Graphviz)',
    what: 'For Graphviz and what reads its language.',
    extension: 'dot',
    type: 'text/vnd.graphviz',
    of: 'everything',
    write: ({ whole }) => dotInSteps(whole()),
  },
  graphml: {
    label: 'GraphML',
    what: 'For yEd, Gephi, Neo4j and networkx.',
    extension: 'graphml',
    type: 'application/xml',
    of: 'everything',
    write: ({ whole }) => graphmlInSteps(whole()),
  },
  opengraph: {
    label: 'BloodHound OpenGraph',
    what: 'To upload into BloodHound. Refused edges are left out, because BloodHound walks every edge.',
    extension: 'opengraph.json',
    type: 'application/json',
    of: 'everything',
    write: ({ whole }) => openGraphInSteps(whole()),
  },
  estate: {
    label: 'Estate file (JSON)',
    what: 'Everything that was read, joined by ARN, as one file that Rolegraph reads.',
    extension: 'estate.json',
    type: 'application/json',
    of: 'everything',
    write: ({ inventory }) => estateInSteps(inventory()),
  },
};

export const EXPORT_IDS = Object.keys(EXPORT_FORMATS) as readonly ExportId[];
