// `rolegraph can SOURCE TARGET`: one edge, also where the graph draws none.
import { explain } from '#assume/explain.ts';
import type { Explanation } from '#assume/explanation.ts';
import { prepare } from '#decision/model.ts';
import type { VerdictWord } from '#decision/verdict.ts';
import { GATE_NAMES } from '#decision/verdict.ts';
import { read } from '#import/read.ts';
import type { Workspace } from '#workspace/workspace.ts';
import { edgeJson } from './edgeJson.ts';
import type { Output } from './graphCommand.ts';
import { locator } from './places.ts';
import { placeProblems, problemLine } from './problems.ts';
import { resolveName } from './resolveName.ts';

export const EXIT: Readonly<Record<VerdictWord, number>> = {
  valid: 0,
  invalid: 1,
  conditional: 3,
  unknown: 4,
};

function textReport(explanation: Explanation, workspace: Workspace): string {
  const { edge } = explanation;
  const locate = locator(workspace);
  const lines = [
    edge.text,
    '',
    `${edge.verdict}  ${edge.source} -> ${edge.target}  ${edge.action}`,
    `rule   ${edge.rule.text}`,
  ];
  for (const name of GATE_NAMES) lines.push(`  ${name.padEnd(11)} ${edge.gates[name].answer}`);
  for (const reason of edge.reasons) {
    const at = reason.places
      .slice(0, 1)
      .map(locate)
      .map((p) => ` (${p.document}:${p.line}:${p.column})`);
    lines.push(`  ${reason.code}: ${reason.text}${at.join('')}`);
  }
  for (const { text } of edge.requires) lines.push(`requires  ${text}`);
  for (const { what, of, command, open } of edge.missing)
    lines.push(
      `missing   ${what} of ${of}${open === undefined ? '' : `: not filled in is ${open}`}`,
      ...(command === '' ? [] : [`          ${command}`]),
    );
  for (const { text } of explanation.nearMisses) lines.push(`note      ${text}`);
  for (const { text } of explanation.errors) lines.push(`AWS says  ${text}`);
  for (const assumption of edge.assumptions) lines.push(`assumed   ${assumption}`);
  if (edge.latent) lines.push(`latent    ${edge.latent} if AWS accepted every document as it stands`);
  if (explanation.command !== null) lines.push('', explanation.command);
  return `${lines.join('\n')}\n`;
}

export function canCommand(workspace: Workspace, source: string, target: string, format: string): Output {
  const { inventory, pieces, problems } = read(workspace);
  const stderr = placeProblems(problems, workspace)
    .filter(({ severity }) => severity === 'error')
    .map(problemLine);
  if (pieces.length > 0 && pieces.every(({ kind }) => kind === 'broken'))
    return { stdout: '', stderr, code: 2 };
  const from = resolveName(source, inventory, 'source');
  const to = resolveName(target, inventory, 'target');
  if (typeof from !== 'string') return { stdout: '', stderr: [...stderr, from.refused], code: 2 };
  if (typeof to !== 'string') return { stdout: '', stderr: [...stderr, to.refused], code: 2 };
  const explanation = explain(prepare(inventory), from, to);
  const stdout =
    format === 'json'
      ? `${JSON.stringify(edgeJson(explanation.edge, locator(workspace)), null, 2)}\n`
      : textReport(explanation, workspace);
  return { stdout, stderr, code: EXIT[explanation.edge.verdict] };
}
