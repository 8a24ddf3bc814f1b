// `rolegraph can --batch`: many questions through one process, a JSON object a line in and out.
import { assumeVerdict } from '#assume/assumeVerdict.ts';
import { prepare } from '#decision/model.ts';
import { read } from '#import/read.ts';
import type { Workspace } from '#workspace/workspace.ts';
import { emptyWorkspace } from '#workspace/workspace.ts';
import { edgeJson } from './edgeJson.ts';
import { locator } from './places.ts';
import { placeProblems, problemLine } from './problems.ts';

/** The estate goes the way of every estate file, so places count in this indented text. */
function workspaceOf(input: unknown): Workspace {
  const text = JSON.stringify({ principals: [], ...(input as object) }, null, 2);
  return { ...emptyWorkspace, documents: [{ id: 'input', name: 'input', text }] };
}

interface Line {
  readonly input?: unknown;
  readonly question?: { readonly source?: unknown; readonly target?: unknown; readonly action?: unknown };
}

export interface BatchAnswer {
  /** false: the line could not be read; the answer then says why under `error`. */
  readonly ok: boolean;
  readonly json: string;
  /** For stderr: what of the input could not be read; the answer goes by the rest, and says so under `problems`. */
  readonly stderr: readonly string[];
}

/** One answer line. */
export function batchLine(text: string): BatchAnswer {
  try {
    const { input, question } = JSON.parse(text) as Line;
    const { source, target, action } = question ?? {};
    if (typeof input !== 'object' || input === null) return refuse('"input" is not an estate object');
    if (typeof source !== 'string' || typeof target !== 'string')
      return refuse('"question" needs source and target');
    const workspace = workspaceOf(input);
    const reading = read(workspace);
    const model = prepare(reading.inventory);
    const edge = assumeVerdict(model, source, target, typeof action === 'string' ? action : undefined);
    const problems = placeProblems(reading.problems, workspace).filter(
      ({ severity }) => severity === 'error',
    );
    const answer = edgeJson(edge, locator(workspace));
    return {
      ok: true,
      json: JSON.stringify(problems.length > 0 ? { ...answer, problems } : answer),
      stderr: problems.map(problemLine),
    };
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

const refuse = (error: string): BatchAnswer => ({ ok: false, json: JSON.stringify({ error }), stderr: [] });
