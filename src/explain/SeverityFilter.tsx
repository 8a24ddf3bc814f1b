// Which severities the list shows. A chip for each that occurs, with its number.
import { SEVERITIES, type Severity } from '#text/problem.ts';
import { SEVERITY_LOOK, type SeverityCounts } from '#words/severityLook.ts';
import { SeverityMark } from '#parts/SeverityMark.tsx';

interface Props {
  readonly counts: SeverityCounts;
  readonly hidden: ReadonlySet<Severity>;
  readonly onToggle: (severity: Severity) => void;
}

export function SeverityFilter({ counts, hidden, onToggle }: Props) {
  return (
    <fieldset className="explain-table-tools explain-severities">
      <legend className="explain-unseen">Severities shown</legend>
      {SEVERITIES.filter((severity) => counts[severity] > 0).map((severity) => (
        <button
          key={severity}
          type="button"
          className="explain-chip"
          aria-pressed={!hidden.has(severity)}
          title={SEVERITY_LOOK[severity].meaning}
          onClick={() => onToggle(severity)}
        >
          <SeverityMark severity={severity} /> {counts[severity]}
        </button>
      ))}
    </fieldset>
  );
}
