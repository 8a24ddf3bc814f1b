// A text of many megabytes: a part of it to read, since no editor takes all of it without stopping the page.
import { useEffect, useState } from 'react';
import { useAnswer } from '#session/answers.ts';
import { setLocal, useLocal } from '#session/local.ts';
import type { Spot } from '#text/characters.ts';
import type { RichEditor } from '#monaco/richEditor.ts';
import type { WorkspaceDocument } from '#workspace/workspace.ts';
import { evidenceOf } from './evidence.ts';
import { RichFaultLine } from './RichFaultLine.tsx';
import { useSelectedEdge } from './selectedEdge.ts';

/** More characters than this are not edited here: each key would take a second. */
const EDITABLE = 10_000_000;
/** Characters of its beginning. */
const HEAD = 20_000;

interface Props {
  readonly document: WorkspaceDocument;
  readonly rich: RichEditor;
  /** Somebody has asked for all of it, and the editor is not here yet. */
  readonly isWanted: boolean;
  readonly onOpen: () => void;
}

/** The place that somebody asked to see, else what decides the selected edge. */
function useSpot(id: string): Spot | null {
  const reveal = useLocal((local) => local.reveal);
  const edge = useSelectedEdge();
  const [asked, setAsked] = useState<{ readonly spot: Spot; readonly edge: string | undefined } | null>(null);
  const mine = reveal?.document === id ? reveal : null;
  if (mine !== null && asked?.spot !== mine) setAsked({ spot: mine, edge: edge?.id });
  useEffect(() => {
    if (mine) setLocal({ reveal: null, activeDocument: id });
  }, [mine, id]);
  // Another edge is another wish.
  if (asked !== null && asked.edge === edge?.id) return asked.spot;
  return (edge && evidenceOf(edge).find((place) => place.document === id)) ?? null;
}

const bringIntoView = (mark: HTMLElement | null): void => mark?.scrollIntoView({ block: 'center' });

export function LargeText({ document: { id, name, text }, isWanted, onOpen, rich }: Props) {
  const spot = useSpot(id);
  const excerpt = useAnswer(spot && { kind: 'excerpt', spot }).answer;
  const megabytes = (text.length / 1e6).toFixed(1);
  return (
    <div className="editor-source editor-large">
      <p className="editor-large-note">
        <span>
          {megabytes} million characters, all of them read. Here is{' '}
          {excerpt && spot ? `the part from line ${excerpt.line.toLocaleString('en')}` : 'the beginning'}.
        </span>
        <OpenWhole length={text.length} rich={rich} isWanted={isWanted} onOpen={onOpen} />
      </p>
      {/* Keyboards scroll what has the focus. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className="editor-large-text" tabIndex={0} aria-label={`Part of ${name}`}>
        {excerpt && spot ? (
          <>
            {excerpt.text.slice(0, excerpt.mark.from)}
            <mark
              key={`${excerpt.line} ${excerpt.mark.from}`}
              ref={bringIntoView}
              className="editor-lit-evidence"
            >
              {excerpt.text.slice(excerpt.mark.from, excerpt.mark.to)}
            </mark>
            {excerpt.text.slice(excerpt.mark.to)}
          </>
        ) : (
          text.slice(0, HEAD)
        )}
      </pre>
      {isWanted && <RichFaultLine rich={rich} />}
    </div>
  );
}

interface OpenWholeProps extends Pick<Props, 'isWanted' | 'onOpen' | 'rich'> {
  readonly length: number;
}

function OpenWhole({ isWanted, length, onOpen, rich }: OpenWholeProps) {
  if (length > EDITABLE) return <span>Too much to edit here: change the file, and add it again.</span>;
  if (!rich.wide) return <span>Too much to edit on a narrow screen.</span>;
  if (isWanted && rich.fault === null) return <span>The editor is on its way…</span>;
  const open = () => {
    onOpen();
    rich.fetchRich();
  };
  return (
    <button type="button" className="editor-button" onClick={open}>
      Edit all of it
    </button>
  );
}
