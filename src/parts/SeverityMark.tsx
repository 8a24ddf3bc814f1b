import type { Severity } from '#text/problem.ts';
import { SEVERITY_LOOK } from '#words/severityLook.ts';

/** Sign, word and colour together. */
export function SeverityMark({ severity }: { readonly severity: Severity }) {
  return (
    <span className={`explain-severity explain-severity-${severity}`}>
      <span aria-hidden="true">{SEVERITY_LOOK[severity].glyph}</span>{' '}
      <span className="explain-severity-word">{severity}</span>
    </span>
  );
}
