// `rolegraph lint`: everything that reading and lint find, for people, programs and code scanners.
import type { Workspace } from '#workspace/workspace.ts';
import { judge } from '#engine/engine.ts';
import { unreadable, type Output } from './graphCommand.ts';
import { placeFindings, type PlacedFinding } from './placedFinding.ts';
import { toSarif } from './sarif.ts';

/** Formats that do not say which edge is meant say the same of several edges once. */
function eachOnce(findings: readonly PlacedFinding[]): readonly PlacedFinding[] {
  const told = new Set<string>();
  return findings.filter(({ problem: { code, message }, region }) => {
    const said = JSON.stringify([code, message, region]);
    return !told.has(said) && told.add(said);
  });
}

function toText(findings: readonly PlacedFinding[]): string {
  return findings
    .map(({ problem: { severity, message, code }, region: { document, line, column } }) => {
      const oneLine = message.replaceAll(/\s*\n\s*/g, ' ');
      return `${document}:${line}:${column}: ${severity}: ${oneLine} [${code}]\n`;
    })
    .join('');
}

function toJson(findings: readonly PlacedFinding[]): string {
  const rows = findings.map(({ problem, region, related }) => {
    const { code, severity, message, why, page, fix, edge } = problem;
    return { id: code, severity, message, ...region, why, page, fix, edge, related };
  });
  return `${JSON.stringify({ version: 1, findings: rows }, null, 2)}\n`;
}

export const LINT_FORMATS: Readonly<Record<string, (findings: readonly PlacedFinding[]) => string>> = {
  text: (findings) => toText(eachOnce(findings)),
  json: toJson,
  sarif: (findings) => toSarif(eachOnce(findings)),
};

/** Exit code: 0 no finding of severity error, 1 at least one, 2 nothing could be read or no such format. */
export function lintCommand(workspace: Workspace, format: string): Output {
  const write = LINT_FORMATS[format];
  if (!write)
    return {
      stdout: '',
      stderr: [`no format "${format}": ${Object.keys(LINT_FORMATS).join(', ')}`],
      code: 2,
    };
  const judged = judge(workspace, {}, { everyEdge: true });
  const findings = placeFindings(workspace, judged.findings().problems);
  const failed = judged.findings().problems.some(({ severity }) => severity === 'error');
  return { stdout: write(findings), stderr: [], code: unreadable(judged) ? 2 : failed ? 1 : 0 };
}
