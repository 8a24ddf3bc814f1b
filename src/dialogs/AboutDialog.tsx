import { Licences } from '#promises/Licences.tsx';

/** What it is, what leaves the machine (nothing), and what a verdict does not promise. */
export function AboutDialog() {
  return (
    <div className="app-dialog-body app-prose">
      <p>
        Rolegraph reads AWS IAM policies and shows who can assume which role, and why. An edge has two halves:
        the role must trust the caller, and the caller must be permitted to ask. Guardrails may still stand in
        the way.
      </p>
      <h3>Your policies stay here</h3>
      <ul>
        <li>Everything is computed in this tab. There is no server, no account and no telemetry.</li>
        <li>
          The page may not connect to anything: its Content-Security-Policy says connect-src &apos;none&apos;.
        </li>
        <li>
          Your work is saved in this browser only. Clearing site data deletes it; Share can save it as a file.
        </li>
        <li>A shared link holds the policies itself, after the #, which browsers do not send to servers.</li>
      </ul>
      <h3>What a verdict is</h3>
      <p>
        A verdict follows from the documents that were given, by AWS&apos;s published rules. What was not
        given is named (unknown), and what only a request can decide is written out (conditional). AWS itself
        has the last word.
      </p>
      <p className="app-hint">Open source, Apache-2.0. Not affiliated with Amazon Web Services.</p>
      <Licences />
    </div>
  );
}
