// What somebody wrote back about the replaced names, under the true ones: a text, or a link.
import { useState } from 'react';
import { readPseudonyms, restoreNames, type Pseudonyms } from '#pseudonyms/pseudonyms.ts';
import { eachText } from '#pseudonyms/eachText.ts';
import { decodeLink, encodeLink } from '#share/link.ts';
import { setLocal } from '#session/local.ts';
import { openHash } from '#commands/visit.ts';
import { CopyBlock } from '#parts/CopyBlock.tsx';
import type { Workspace } from '#workspace/workspace.ts';
import { keepNames, keptNames, readBack } from './keptNames.ts';

const LINK = /#?(g\d{1,4}\.[\w-]+)/;

type Read =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'graph'; readonly workspace: Workspace }
  | { readonly kind: 'nothing'; readonly why: string };

const NONE = 'No name of a list kept here stands in it.';

function readAnswer(given: string, lists: readonly Pseudonyms[]): Read {
  const link = LINK.exec(given.trim());
  if (link === null) {
    const read = readBack(given, lists);
    return read ? { kind: 'text', text: read.text } : { kind: 'nothing', why: NONE };
  }
  const decoded = decodeLink(link[1] ?? '');
  if (!decoded.ok) return { kind: 'nothing', why: decoded.message };
  const { workspace } = decoded;
  const list = readBack(workspace.documents.map(({ text }) => text).join('\n'), lists)?.list;
  if (list === undefined) return { kind: 'nothing', why: NONE };
  return { kind: 'graph', workspace: eachText(workspace, (text) => restoreNames(text, list)) };
}

/** As a visit: own work stays where it is. */
function openGraph(workspace: Workspace): void {
  setLocal({ dialog: null });
  void openHash(`#${encodeLink(workspace)}`);
}

export function ReadAnswer() {
  const [given, setGiven] = useState('');
  const [lists, setLists] = useState(keptNames);
  const [refused, setRefused] = useState(false);
  const read = given.trim() === '' ? null : readAnswer(given, lists);
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    const list = readPseudonyms(await file.text());
    setRefused(list === null);
    if (list === null) return;
    keepNames(list);
    setLists(keptNames());
  };
  return (
    <details className="sharing-more sharing-answer" onToggle={() => setLists(keptNames())}>
      <summary>Read an answer that uses replaced names</summary>
      <p className="app-hint">
        {lists.length === 0
          ? 'No list of names is kept in this browser. Open the one that you saved.'
          : 'Paste what was written back, or a link. The lists kept in this browser tell the true names; nothing is sent.'}
      </p>
      <textarea
        aria-label="Answer"
        rows={3}
        spellCheck={false}
        value={given}
        onChange={(event) => setGiven(event.target.value)}
      />
      <label className="app-button sharing-file">
        Open a saved list
        <input
          type="file"
          accept=".json,application/json"
          onChange={(event) => void take(event.target.files?.[0])}
        />
      </label>
      {refused && <p role="alert">This file is no list of replaced names.</p>}
      {read?.kind === 'nothing' && <output>{read.why}</output>}
      {read?.kind === 'text' && <CopyBlock text={read.text} label="the answer under the true names" />}
      {read?.kind === 'graph' && (
        <button type="button" className="app-button" onClick={() => openGraph(read.workspace)}>
          Open the graph under the true names
        </button>
      )}
    </details>
  );
}
