// What somebody tried, beside the verdict: how it ended, whether that fits, claim by claim, and who could tell more.
import type { AttemptReport } from '#attempts/report.ts';
import type { AssumeGraphEdge } from '#graph/accessGraph.ts';
import { CopyBlock } from '#parts/CopyBlock.tsx';
import { VerdictMark } from '#parts/Marks.tsx';
import { PlaceRow } from '#parts/PlaceRow.tsx';
import { Quoted } from '#parts/Quoted.tsx';
import { useAnswer } from '#session/answers.ts';
import {
  chainWords,
  claimWords,
  FIT_WORDS,
  outcomeGlyph,
  outcomeWords,
  suspectWords,
  whenWords,
} from '#words/attemptWords.ts';
import { shortName } from '#words/shortName.ts';

/** So many stand open: contradictions first. */
const OPEN = 3;

export function Tried({ edge }: { readonly edge: AssumeGraphEdge }) {
  const { source, target } = edge;
  const { answer } = useAnswer({ kind: 'attempts', source, target });
  if (answer === null || answer.reports.length === 0) return null;
  const { reports, total } = answer;
  return (
    <section className="explain-card explain-tries" aria-label="What was tried">
      <h3>What was tried {reports.length > 1 && <span className="explain-count">{total}</span>}</h3>
      <Reports reports={reports.slice(0, OPEN)} />
      {reports.length > OPEN && (
        <details className="explain-try">
          <summary>{reports.length - OPEN} more</summary>
          <Reports reports={reports.slice(OPEN)} />
        </details>
      )}
      {total > reports.length && (
        <p className="explain-note">And {total - reports.length} more kinds of calls that end alike.</p>
      )}
    </section>
  );
}

function Reports({ reports }: { readonly reports: readonly AttemptReport[] }) {
  // Reports have no id of their own, and their order is that of the answer.
  return reports.map((report, i) => <Report key={`${i} ${report.name}`} report={report} />);
}

const MARKS = { yes: '✓', no: '✗', depends: '?', skipped: '–' } as const;

function Report({ report }: { readonly report: AttemptReport }) {
  const { because, chain, claims, fetch, fit, message, name, place, suspects, text, verdict } = report;
  const when = whenWords(report);
  return (
    <div className="explain-try" data-fit={fit} data-outcome={report.outcome}>
      <PlaceRow places={[place]} className="explain-try-head">
        <span>
          <span aria-hidden="true">{outcomeGlyph(report)}</span> <b>{outcomeWords(report)}</b>
          <span className="explain-quiet">
            {' '}
            {name}
            {when !== '' && `, ${when}`}
          </span>
        </span>
      </PlaceRow>
      <p className="explain-try-fit">
        {FIT_WORDS[fit] === '' ? (
          <>
            For this call: <VerdictMark verdict={verdict} />
          </>
        ) : (
          <span className="explain-try-word">{FIT_WORDS[fit]}</span>
        )}
      </p>
      <p>
        <Quoted text={text} />
      </p>
      {chain.length > 0 && <p>{chainWords(chain, shortName)}</p>}
      {because.length > 0 && (
        <ul className="explain-plain">
          {because.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {claims.length > 0 && <Claims report={report} />}
      {suspects.length > 0 && fit !== 'fits' && (
        <>
          <h4>What can be the reason</h4>
          <ul className="explain-plain">
            {suspects.map((suspect) => (
              <li key={suspect.gate}>{suspectWords(suspect)}</li>
            ))}
          </ul>
        </>
      )}
      {fetch.length > 0 && (
        <>
          <h4>What would tell</h4>
          {fetch.map(({ command, what }) => (
            <div key={command}>
              <p className="explain-note">{what}</p>
              <CopyBlock text={command} label={`the command for ${what}`} />
            </div>
          ))}
        </>
      )}
      {message !== undefined && (
        <details className="explain-try-message">
          <summary>As AWS printed it</summary>
          <p className="explain-id">{message}</p>
        </details>
      )}
    </div>
  );
}

function Claims({ report: { claims } }: { readonly report: AttemptReport }) {
  return (
    <table className="explain-claims">
      <caption>Claim by claim</caption>
      <thead>
        <tr>
          <th scope="col">Claim</th>
          <th scope="col">The token says</th>
          <th scope="col">The role wants</th>
        </tr>
      </thead>
      <tbody>
        {claims.map((row, i) => (
          <tr key={`${i} ${row.claim}`} data-mark={row.mark}>
            <th scope="row">
              <span aria-label={row.mark === 'yes' ? 'fits' : row.mark === 'no' ? 'does not fit' : 'open'}>
                {MARKS[row.mark]}
              </span>{' '}
              {row.claim}
            </th>
            <td>
              <code>{claimWords(row)}</code>
            </td>
            <td>
              <code>{row.wanted}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
