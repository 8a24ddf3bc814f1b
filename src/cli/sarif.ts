// Findings as SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), which code scanners read.
import { RULES_BY_ID } from '#lint/rules.ts';
import type { Severity } from '#text/problem.ts';
import type { PlacedFinding, Region } from './placedFinding.ts';

interface Level {
  readonly level: 'error' | 'warning' | 'note';
  /** What GitHub's code scanning sorts security findings by: 0 to 10; 7.0 and above is "high". */
  readonly score?: string;
}

const LEVELS: Readonly<Record<Severity, Level>> = {
  error: { level: 'error' },
  security: { level: 'warning', score: '7.0' },
  warning: { level: 'warning' },
  info: { level: 'note' },
};

/** A path as a URI reference (RFC 3986); standard input has no path. */
const uriOf = (path: string): string =>
  path === '-'
    ? 'stdin'
    : path.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/').replaceAll('%3A', ':');

const physical = ({ document, line, column, endLine, endColumn }: Region) => ({
  physicalLocation: {
    artifactLocation: { uri: uriOf(document) },
    region: { startLine: line, startColumn: column, endLine, endColumn },
  },
});

/** Of a rule that is not in lint's catalogue. */
interface OwnRule {
  readonly title: string;
  readonly why: string;
  readonly severity: Severity;
}

/** Reading has codes of its own that the catalogue does not know. */
function ruleOf(id: string, severity: Severity, own: ReadonlyMap<string, OwnRule>) {
  const extra = own.get(id);
  const rule = RULES_BY_ID.get(id);
  const { level, score } = LEVELS[extra?.severity ?? rule?.severity ?? severity];
  return {
    id,
    shortDescription: { text: extra?.title ?? rule?.title ?? 'What reading the text had to say' },
    ...(extra ? { fullDescription: { text: extra.why }, help: { text: extra.why } } : {}),
    ...(rule ? { fullDescription: { text: rule.why }, helpUri: rule.page } : {}),
    ...(rule ? { help: { text: `${rule.why}\n${rule.page}` } } : {}),
    defaultConfiguration: { level },
    properties: {
      tags: ['aws', 'iam', ...(score === undefined ? [] : ['security'])],
      ...(score === undefined ? {} : { 'security-severity': score }),
    },
  };
}

const NO_RULES: ReadonlyMap<string, OwnRule> = new Map();

export function toSarif(findings: readonly PlacedFinding[], own = NO_RULES): string {
  const ids = [...new Set(findings.map(({ problem }) => problem.code))].sort();
  const index = new Map(ids.map((id, i) => [id, i]));
  const severities = new Map(findings.map(({ problem }) => [problem.code, problem.severity]));
  const results = findings.map(({ problem, region, related }) => ({
    ruleId: problem.code,
    ruleIndex: index.get(problem.code),
    level: LEVELS[problem.severity].level,
    message: { text: problem.message },
    locations: [physical(region)],
    ...(related.length > 0 ? { relatedLocations: related.map(physical) } : {}),
  }));
  const rules = ids.map((id) => ruleOf(id, severities.get(id) ?? 'warning', own));
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'rolegraph', rules } }, columnKind: 'utf16CodeUnits', results }],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}
