// Documents that nobody gave and that would decide, each with the command that fetches it.
import type { Missing } from '#decision/verdict.ts';
import { CopyBlock } from '#parts/CopyBlock.tsx';
import { shortName } from '#words/shortName.ts';

const WHAT: Readonly<Record<Missing['what'], string>> = {
  'identity-policy': 'the identity-based policies of',
  'trust-policy': 'the trust policy of',
  boundary: 'the permissions boundary of',
  'resource-policy': 'the resource-based policy of',
  'managed-policy': 'the managed policy',
  'inline-policy': 'the inline policy',
  'group-policies': 'the policies of the group',
  scp: 'service control policies:',
  rcp: 'resource control policies:',
  account: 'the account of',
};

export function MissingList({ missing }: { readonly missing: readonly Missing[] }) {
  if (missing.length === 0) return null;
  return (
    <section className="explain-card">
      <h3>Not given</h3>
      <ul className="explain-plain">
        {missing.map(({ what, of, command, open }) => (
          <li key={`${what} ${of}`}>
            <p title={of}>
              {WHAT[what]} <b>{of === '*' ? 'whoever calls' : shortName(of)}</b>
              {open !== undefined && <>: not filled in is {open}</>}
            </p>
            {command && <CopyBlock text={command} label={`the command for ${WHAT[what]} ${shortName(of)}`} />}
          </li>
        ))}
      </ul>
      {missing.some(({ what, command }) => command !== '' && what !== 'account') && (
        <p className="explain-note">Run it, then paste what it prints.</p>
      )}
      {missing.some(({ what }) => what === 'account') && (
        <p className="explain-note">Answer with its full ARN where the document asks whose policy it is.</p>
      )}
    </section>
  );
}
