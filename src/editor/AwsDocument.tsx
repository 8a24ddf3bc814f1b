// A document of AWS's own, to read only: it stands in no text of the user's.
import { useEffect, useMemo } from 'react';
import type { Place } from '#decision/inventory.ts';
import { managedArn } from '#managed/managedArn.ts';
import { PageLink } from '#parts/PageLink.tsx';
import { useAnswer } from '#session/answers.ts';
import { setLocal, useLocal } from '#session/local.ts';
import { isPlace } from '#text/characters.ts';
import { evidenceOf } from './evidence.ts';
import { lightsOf, locateAll, segments } from '#monaco/lights.ts';
import { useSelectedEdge } from './selectedEdge.ts';

interface Props {
  /** Of a `Place`: `aws-managed:` and the ARN. */
  readonly document: string;
}

const NOWHERE: readonly Place[] = [];

const intoView = (mark: HTMLElement | null) => mark?.scrollIntoView({ block: 'nearest' });

export function AwsDocument({ document }: Props) {
  const { answer } = useAnswer({ kind: 'managed', document });
  const { hover, reveal } = useLocal((local) => ({ hover: local.hover, reveal: local.reveal }));
  useEffect(() => {
    if (reveal)
      setLocal({
        reveal: null,
        activeDocument: reveal.document,
        ...(isPlace(reveal) ? { hover: [reveal] } : {}),
      });
  }, [reveal]);
  const edge = useSelectedEdge();
  const text = answer?.text ?? '';
  const parts = useMemo(() => {
    const lights = [
      ...lightsOf(locateAll(document, text, edge ? evidenceOf(edge) : NOWHERE), 'evidence'),
      ...lightsOf(locateAll(document, text, hover ?? NOWHERE), 'hover'),
    ];
    return segments(text, lights);
  }, [document, text, edge, hover]);
  const name = (managedArn(document) ?? '').replace(/^.*\//, '');
  return (
    <section className="editor-source editor-aws" aria-label={`AWS’s policy ${name}`}>
      <header className="editor-aws-head">
        <p>
          <b>{name}</b> is AWS’s own policy: to read, not to change.
          {answer?.date && ` As of ${answer.date}.`} {answer?.page && <PageLink page={answer.page} />}
        </p>
        <button
          type="button"
          className="editor-button"
          onClick={() => setLocal({ activeDocument: null, reveal: null })}
        >
          Back to your texts
        </button>
      </header>
      {/* It scrolls, so the keyboard must reach it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className="editor-aws-text" tabIndex={0}>
        {answer !== null && text === '' && 'Its text is not here.'}
        {parts.map((part, i) =>
          part.kinds.length === 0 ? (
            part.text
          ) : (
            <mark
              key={`${i} ${part.kinds.join()}`}
              className={part.kinds.map((kind) => `editor-lit-${kind}`).join(' ')}
              ref={intoView}
            >
              {part.text}
            </mark>
          ),
        )}
      </pre>
    </section>
  );
}
