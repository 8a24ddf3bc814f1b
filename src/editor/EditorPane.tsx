// The text of one document, lit where the selected edge and the pointer say.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Place } from '#decision/inventory.ts';
import type { GraphEdge } from '#graph/accessGraph.ts';
import { useDerived } from '#session/derived.ts';
import { managedArn } from '#managed/managedArn.ts';
import { setLocal, useLocal } from '#session/local.ts';
import { strikeTyped, withoutPastedSecrets } from '#commands/secretsOut.ts';
import { edit, useWorkspace } from '#session/truth.ts';
import { isPlace, type Spot } from '#text/characters.ts';
import { replaceText } from '#workspace/edits.ts';
import type { WorkspaceDocument } from '#workspace/workspace.ts';
import { AwsDocument } from './AwsDocument.tsx';
import { EditorHint } from './EditorHint.tsx';
import { evidenceOf, pointable } from './evidence.ts';
import { languageOf, type EditorLanguage } from '#monaco/languageOf.ts';
import { LargeText } from './LargeText.tsx';
import { lightsOf, locateAll, placeAt } from '#monaco/lights.ts';
import { markersOf } from '#monaco/markers.ts';
import { PlainEditor } from './PlainEditor.tsx';
import { isPaste } from '#writing/replacement.ts';
import { useRichEditor, type RichEditor } from '#monaco/richEditor.ts';
import { RichFaultLine } from './RichFaultLine.tsx';
import { useSelectedEdge } from './selectedEdge.ts';
import { shownDocument } from './shownDocument.ts';
import { LARGE, type Caret, type SourceProps, type Target } from '#monaco/sourceProps.ts';

const NOWHERE: readonly Place[] = [];

/** Hovers that began in the text: those must not scroll it. */
const fromHere = new WeakSet<readonly Place[]>();

/** Nothing without documents: the list above then says what to do. While somebody types nothing pulls the text away. */
export function EditorPane() {
  const documents = useWorkspace((w) => w.documents);
  const [typing, setTyping] = useState(false);
  /** Large texts that somebody wants whole, by id. */
  const [opened, setOpened] = useState<readonly string[]>([]);
  const wishes = useLocal(({ activeDocument: active, hover, reveal }) => ({ active, hover, reveal }));
  const shown = shownDocument(documents, { ...wishes, busy: typing });
  useEffect(() => {
    if (!typing) return undefined;
    const rest = () => setTyping(false);
    addEventListener('pointermove', rest, { once: true });
    return () => removeEventListener('pointermove', rest);
  }, [typing]);
  const rich = useRichEditor(shown !== null);
  const asked = wishes.reveal?.document ?? wishes.active;
  if (asked !== null && managedArn(asked) !== null) return <AwsDocument document={asked} />;
  // The text field would stop the page for many seconds.
  if (shown && shown.text.length > LARGE && !(opened.includes(shown.id) && rich.Rich))
    return (
      <LargeText
        key={shown.id}
        document={shown}
        rich={rich}
        isWanted={opened.includes(shown.id)}
        onOpen={() => setOpened([...opened, shown.id])}
      />
    );
  return shown && <Source document={shown} rich={rich} onType={() => setTyping(true)} />;
}

interface SourceOf {
  readonly document: WorkspaceDocument;
  readonly rich: RichEditor;
  readonly onType: () => void;
}

function Source({ document, onType, rich }: SourceOf) {
  const source = useSource(document, onType);
  const { Rich, fault, fetchRich, giveUp } = rich;
  const [tabLeaves, setTabLeaves] = useState(false);
  const caret = useRef<Caret | null>(null);
  return (
    <div className="editor-source">
      {Rich ? (
        <Rich source={source} takeCaret={() => caret.current} onTabLeaves={setTabLeaves} onBroken={giveUp} />
      ) : (
        <PlainEditor
          key={source.id}
          source={source}
          onFocus={() => fault !== 'broken' && fetchRich()}
          onCaret={(at) => {
            caret.current = at;
          }}
        />
      )}
      <RichFaultLine rich={rich} />
      <EditorHint markers={source.markers} text={source.text} rich={Rich !== null} tabLeaves={tabLeaves} />
    </div>
  );
}

function useSource({ id, name, text }: WorkspaceDocument, onType: () => void): SourceProps {
  const { hover, reveal } = useLocal((local) => ({ hover: local.hover, reveal: local.reveal }));
  const problems = useDerived((derived) => derived.analysis?.problems);
  const edge = useSelectedEdge();
  // The edge is as of the last text that could be read; what it rests on cannot be found in a broken one.
  const broken = useDerived(
    ({ analysis }) =>
      analysis?.pieces.some((each) => each.document === id && each.kind === 'broken') ?? false,
  );
  const large = text.length > LARGE;
  const evidence = useMemo(
    () => locateAll(id, text, edge && !broken && !large ? evidenceOf(edge) : NOWHERE),
    [id, text, edge, broken, large],
  );
  const pointed = useMemo(
    () => locateAll(id, text, edge && !large ? pointable(edge) : NOWHERE),
    [id, text, edge, large],
  );
  const lights = useMemo(
    () => [
      ...lightsOf(evidence, 'evidence'),
      ...lightsOf(locateAll(id, text, (!large && hover) || NOWHERE), 'hover'),
    ],
    [id, text, evidence, hover, large],
  );
  const markers = useMemo(
    () => (large ? [] : markersOf(id, text, problems ?? [])),
    [id, text, problems, large],
  );
  const target = useMemo(() => targetOf(id, reveal, large ? null : hover), [id, reveal, hover, large]);
  const follow = useFollow(edge);
  const onLeave = useLeave(id);
  // When the text is what it was before, the editor has to be told all the same.
  const [, setStruck] = useState(0);

  useEffect(() => {
    if (reveal) setLocal({ reveal: null, activeDocument: reveal.document });
  }, [reveal]);

  return {
    id,
    label: `Text of ${name}`,
    text,
    language: languageIn(id, text),
    lights,
    markers,
    target,
    follow,
    onEdit: (next) => {
      onType();
      setLocal({ activeDocument: id });
      typedIn.add(id);
      const kept = isPaste(text, next) ? withoutPastedSecrets(next) : next;
      if (kept !== next) setStruck((times) => times + 1);
      edit((w) => replaceText(w, id, kept), { merge: `typing ${id}` });
    },
    onLeave,
    onPoint: (offset) => {
      const place = offset === null ? null : placeAt(pointed, offset);
      const mine = hover !== null && fromHere.has(hover);
      if (place === null) {
        if (mine) setLocal({ hover: null });
      } else if (!mine || hover[0] !== place) {
        const found = [place];
        fromHere.add(found);
        setLocal({ hover: found });
      }
    },
  };
}

const languages = new Map<string, EditorLanguage>();

/** Of a large text as it was when it was opened: to look through all of it with each key would stop the page. */
function languageIn(id: string, text: string): EditorLanguage {
  const before = text.length > LARGE ? languages.get(id) : undefined;
  const language = before ?? languageOf(text);
  languages.set(id, language);
  return language;
}

/** Documents that were typed in and not looked through for secrets since. */
const typedIn = new Set<string>();

/** What was typed is looked through when the editor, the document or the page is left. */
function useLeave(id: string): () => void {
  const leave = useCallback(() => {
    if (typedIn.delete(id)) strikeTyped(id);
  }, [id]);
  useEffect(() => {
    const hide = () => {
      if (document.visibilityState === 'hidden') leave();
    };
    document.addEventListener('visibilitychange', hide, { capture: true });
    return () => {
      document.removeEventListener('visibilitychange', hide, { capture: true });
      leave();
    };
  }, [leave]);
  return leave;
}

function targetOf(id: string, reveal: Spot | null, hover: readonly Place[] | null): Target | null {
  // A whole piece is only brought into view: selecting all of it would help nobody.
  if (reveal?.document === id) return { spot: reveal, select: !isPlace(reveal) || reveal.path.length > 0 };
  const place = hover && !fromHere.has(hover) ? hover.find((one) => one.document === id) : undefined;
  return place ? { spot: place, select: false } : null;
}

/**
 * A newly selected edge brings forward what decides it: its document now, the place as soon as that is there. Only
 * once for each selection: an edge that goes and comes back while somebody types pulls nothing away.
 */
function useFollow(edge: GraphEdge | null): Target | null {
  const [follow, setFollow] = useState<Target | null>(null);
  const followed = useRef<string | null>(null);
  useEffect(() => {
    // AWS's own documents open when somebody asks for them only.
    const place = (edge ? evidenceOf(edge) : NOWHERE).find((one) => managedArn(one.document) === null);
    if (!edge || !place || followed.current === edge.id) return;
    followed.current = edge.id;
    setLocal({ activeDocument: place.document });
    setFollow({ spot: place, select: false });
  }, [edge]);
  return follow;
}
