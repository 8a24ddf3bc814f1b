import { useId, useState } from 'react';
import { isPlace } from '#text/characters.ts';
import type { ProblemRow } from '#words/problemRows.ts';
import { PageLink } from '#parts/PageLink.tsx';
import { pointing, reveal } from '#parts/places.ts';
import { SeverityMark } from '#parts/SeverityMark.tsx';

/** One problem; why it matters and what AWS says of it open below the message. */
export function ProblemLine({ row }: { readonly row: ProblemRow }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const { fix, why, page } = row;
  return (
    <tr>
      <td>
        <SeverityMark severity={row.severity} />
      </td>
      <td className="explain-message">
        <button
          type="button"
          className="explain-cell-button explain-cell-plain"
          {...pointing(isPlace(row.spot) ? [row.spot] : [])}
          onClick={() => reveal(row.spot)}
        >
          {row.message}
        </button>{' '}
        {fix && !row.message.includes(fix.label) && <span className="explain-fix">{fix.label}.</span>}{' '}
        <code className="explain-code-quiet">{row.code}</code>{' '}
        {(why ?? page) !== null && (
          <button
            type="button"
            className="explain-link"
            aria-expanded={open}
            aria-controls={id}
            aria-label={`Why: ${row.message}`}
            onClick={() => setOpen(!open)}
          >
            why?
          </button>
        )}
        <div id={id} hidden={!open} className="explain-because">
          {why !== null && <p>{why}</p>}
          {fix && (
            <p>
              {fix.label}
              {fix.label.includes(fix.text) ? '.' : ': '}
              {!fix.label.includes(fix.text) && <code>{fix.text}</code>}
            </p>
          )}
          {page !== null && <PageLink page={page} />}
        </div>
      </td>
      <td>{row.document}</td>
      <td className="explain-number">{row.at}</td>
    </tr>
  );
}
