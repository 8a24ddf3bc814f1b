// From a gate down to its policies, their statements and the single elements.
import { Fragment, useState } from 'react';
import type { ElementRow, PolicyTrace, StatementTrace } from '#assume/explanation.ts';
import type { StatementRef } from '#decision/verdict.ts';
import { managedPage } from '#managed/managedPolicies.ts';
import { managedArn } from '#managed/managedArn.ts';
import { Disclosure } from '#parts/Disclosure.tsx';
import { ElementMark } from '#parts/Marks.tsx';
import { PageLink } from '#parts/PageLink.tsx';
import { PlaceRow } from '#parts/PlaceRow.tsx';
import { Quoted } from '#parts/Quoted.tsx';
import { shortName } from '#words/shortName.ts';
import { actualWords, splitStatements, statementName } from '#words/statementWords.ts';

interface Props {
  /** null: the trace has not come yet; the statements that decided are known already. */
  readonly policies: readonly PolicyTrace[] | null;
  readonly statements: readonly StatementRef[];
}

export function PolicyTraces({ policies, statements }: Props) {
  if (policies === null)
    return statements.map((ref) => (
      <PlaceRow key={`${ref.policy} ${ref.index}`} places={[ref.place]}>
        {ref.policy}, {statementName(ref)}: {ref.effect}
      </PlaceRow>
    ));
  if (policies.length === 0) return null;
  return policies.map((policy) => (
    <Policy
      key={`${policy.of} ${policy.level ?? ''} ${policy.name} ${policy.place.path.join('/')}`}
      policy={policy}
    />
  ));
}

function Policy({ policy }: { readonly policy: PolicyTrace }) {
  const [all, setAll] = useState(false);
  const { telling, others } = splitStatements(policy.statements);
  const shown = all ? policy.statements : telling;
  const own = managedArn(policy.place.document);
  const page = own === null ? null : managedPage(own);
  return (
    <div className="explain-policy">
      <p className="explain-policy-name">
        <b>{policy.name}</b>
        <span>
          {policy.level ? `${policy.level} · ` : ''}
          {shortName(policy.of)}
          {policy.group ? ` · through group ${shortName(policy.group)}` : ''}
        </span>
      </p>
      {own !== null && (
        <p className="explain-note">
          AWS’s own policy, not in your texts. {page !== null && <PageLink page={page} />}
        </p>
      )}
      {!policy.accepted && (
        <p className="explain-refused">AWS would refuse this document, so it is not in force.</p>
      )}
      {policy.faults.map((fault) => (
        <PlaceRow
          key={`${fault.code} ${fault.place.path.join('/')}`}
          places={[fault.place]}
          className="explain-fault"
        >
          {fault.text}
        </PlaceRow>
      ))}
      {policy.statements.length === 0 && <p className="explain-note">It has no statement.</p>}
      {shown.map((statement) => (
        <Statement key={statement.ref.index} statement={statement} />
      ))}
      {others.length > 0 && (
        <button type="button" className="explain-link" aria-expanded={all} onClick={() => setAll(!all)}>
          {all
            ? 'Hide what does not apply'
            : `${others.length} ${telling.length > 0 ? 'more ' : ''}${others.length === 1 ? 'statement does' : 'statements do'} not apply`}
        </button>
      )}
    </div>
  );
}

function Statement({ statement }: { readonly statement: StatementTrace }) {
  const { ref, applies, rows } = statement;
  const deny = ref.effect === 'Deny';
  return (
    <Disclosure
      className="explain-statement"
      places={ref.evidence.length > 0 ? ref.evidence : [ref.place]}
      startsOpen={applies !== 'no'}
      row={
        <>
          <ElementMark mark={applies} deny={deny} />
          <span className="explain-statement-name">{statementName(ref)}</span>
          <span className={deny ? 'explain-effect explain-is-invalid' : 'explain-effect'}>{ref.effect}</span>
        </>
      }
    >
      <ul className="explain-elements">
        {rows.map((row, i) => (
          <li key={`${row.element} ${row.operator ?? ''} ${row.key ?? ''} ${i}`}>
            <Element row={row} />
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

/** Values beyond these are counted, not shown: the text beside has them all. */
const VALUES = 3;

function Element({ row }: { readonly row: ElementRow }) {
  const actual = actualWords(row);
  const more = row.wanted.length - VALUES;
  return (
    <PlaceRow places={[row.place]} className="explain-element">
      <ElementMark mark={row.mark} />
      <span className="explain-element-words">
        <span>
          <b>{row.element}</b>{' '}
          {[row.operator, row.key, ...row.wanted.slice(0, VALUES)].filter(Boolean).map((part, i) => (
            <Fragment key={i}>
              <code>{part}</code>{' '}
            </Fragment>
          ))}
          {more > 0 && `and ${more} more`}
        </span>
        {row.element !== 'Effect' && (
          <span className="explain-element-text">
            <Quoted text={row.text} />
          </span>
        )}
        {actual && <span className="explain-element-text">{actual}</span>}
      </span>
    </PlaceRow>
  );
}
