import { ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { CopyBlock } from '#parts/CopyBlock.tsx';
import { isKept } from './keepOffline.ts';
import './promises.css';
import { policyOfPage, tryToSend, type Answer } from './tryToSend.ts';

function said(answer: Answer): string {
  if (answer.kind === 'refused')
    return `The page asked its own host for a file, and your browser refused by the rule ${answer.rule}.`;
  if (answer.kind === 'sent')
    return 'The request went out: no policy stands in this page. A built page of Rolegraph always has one.';
  return `The request failed, and your browser did not say why. ${answer.why}`;
}

/** What can leave this tab, who sees to it, and four ways to check it. */
export function PrivacyDialog() {
  const [policy] = useState(policyOfPage);
  const [answer, setAnswer] = useState<Answer | null>(null);
  return (
    <div className="app-dialog-body app-prose">
      <p>
        Everything is computed in this tab. There is no server, no account and no telemetry, and your browser
        holds the page to it: no part of the page, and none of its workers, may open a connection.
      </p>
      <section>
        <h3>How to check it</h3>
        <ol className="promises-checks">
          <li>
            <strong>Let the page try.</strong>{' '}
            <button
              type="button"
              className="app-button promises-try"
              onClick={() => void tryToSend().then(setAnswer)}
            >
              <ShieldCheck size={15} aria-hidden="true" />
              Try to send something
            </button>
            <output className="promises-answer" data-kind={answer?.kind}>
              {answer && said(answer)}
            </output>
          </li>
          <li>
            <strong>Watch.</strong> Open your browser&apos;s developer tools (F12), tab Network, and work:
            only files of the page itself appear, once, and never with data.
          </li>
          <li>
            <strong>Pull the plug.</strong> Switch your network off and work on.{' '}
            {isKept()
              ? 'This browser has kept all of the page, so even a reload works.'
              : 'This browser has not kept the page yet, so do not reload it then.'}
          </li>
          <li>
            <strong>Read the rule.</strong> It stands at the top of the page&apos;s source:
            {policy === null ? (
              <span className="app-hint"> none here, because this is a development server.</span>
            ) : (
              <CopyBlock text={policy.replaceAll('; ', ';\n')} label="the policy" />
            )}
          </li>
        </ol>
      </section>
      <section>
        <h3>What you can send</h3>
        <ul>
          <li>
            A shared link holds the policies after its #, which browsers do not send to servers. Whoever has
            the link can read them; a passphrase locks it.
          </li>
          <li>Links to AWS pages open a new tab and do not say where you came from.</li>
        </ul>
      </section>
      <section>
        <h3>What no page can promise</h3>
        <ul>
          <li>Extensions of your browser see what you see.</li>
          <li>
            Whoever serves a page can serve another one tomorrow. Rolegraph is also one file that runs from
            your disk, and that one stays as it is.
          </li>
        </ul>
      </section>
    </div>
  );
}
