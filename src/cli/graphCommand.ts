// `rolegraph graph`: the whole picture in one of the formats that the graph room exports.
import type { AccessGraph } from '#graph/accessGraph.ts';
import { EXPORT_FORMATS, EXPORT_IDS, type ExportId } from '#exports/exportFormats.ts';
import { place } from '#layout/place.ts';
import type { Analysis } from '#engine/analysis.ts';
import { analyse } from '#engine/engine.ts';
import { finish } from '#steps/steps.ts';
import type { Workspace } from '#workspace/workspace.ts';
import { attemptJson } from './attemptJson.ts';
import { edgeJson } from './edgeJson.ts';
import { locator } from './places.ts';
import type { PlacedProblem } from './problems.ts';
import { placeProblems, problemLine } from './problems.ts';

function toJson(
  graph: AccessGraph,
  problems: readonly PlacedProblem[],
  workspace: Workspace,
  tried: Tried,
): string {
  const locate = locator(workspace);
  const nodes = graph.nodes.map(({ id, kind, account, label, declared, guessed }) => ({
    id,
    kind,
    account,
    label,
    declared,
    guessed,
  }));
  const edges = graph.edges.map((edge) => {
    const attempts = (tried[edge.id] ?? []).map((report) => attemptJson(report, locate));
    return Object.assign(edgeJson(edge, locate), attempts.length === 0 ? {} : { attempts });
  });
  const accounts = graph.accounts.map(({ id, alias, units, declared }) => ({ id, alias, units, declared }));
  const { bareWildcardPairs } = graph;
  return `${JSON.stringify({ version: 1, nodes, edges, bareWildcardPairs, problems, accounts }, null, 2)}\n`;
}

type Tried = ReturnType<typeof analyse>['tried'];
export const FORMATS: readonly string[] = ['json', ...EXPORT_IDS];

const isExport = (format: string): format is ExportId => EXPORT_IDS.some((id) => id === format);

/** Only what stands in `account` or has an edge with it. */
function around(graph: AccessGraph, account: string): AccessGraph {
  const inside = new Set(graph.nodes.filter((node) => node.account === account).map(({ id }) => id));
  const edges = graph.edges.filter(({ source, target }) => inside.has(source) || inside.has(target));
  const touched = new Set([...inside, ...edges.flatMap(({ source, target }) => [source, target])]);
  const nodes = graph.nodes.filter(({ id }) => touched.has(id));
  const accounts = new Set(nodes.map((node) => node.account));
  return { ...graph, nodes, edges, accounts: graph.accounts.filter(({ id }) => accounts.has(id)) };
}

/** true when there was text and none of it could be read. */
export function unreadable(analysis: Pick<Analysis, 'pieces'>): boolean {
  return analysis.pieces.length > 0 && analysis.pieces.every(({ kind }) => kind === 'broken');
}

export interface Output {
  readonly stdout: string;
  readonly stderr: readonly string[];
  readonly code: number;
}

export function graphCommand(workspace: Workspace, format: string, account?: string): Output {
  if (!FORMATS.includes(format))
    return { stdout: '', stderr: [`no format "${format}": ${FORMATS.join(', ')}`], code: 2 };
  const analysis = analyse(workspace);
  const problems = placeProblems(analysis.problems, workspace);
  const whole = analysis.whole;
  const graph = account === undefined ? whole : around(whole, account);
  return {
    stdout: isExport(format)
      ? finish(
          EXPORT_FORMATS[format].write({
            whole: () => graph,
            shown: () => graph,
            placement: () => place(graph),
            inventory: () => analysis.inventory,
            problems: () => analysis.problems,
            documents: workspace.documents,
            theme: 'light',
          }),
        )
      : toJson(graph, problems, workspace, analysis.tried),
    stderr: problems.filter(({ severity }) => severity === 'error').map(problemLine),
    code: unreadable(analysis) ? 2 : 0,
  };
}
