// The text field that is there at once, on phones for good. Lights are drawn by a copy of the text behind it.
import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import { redo, undo } from '#session/truth.ts';
import { locate, segments, type Light } from '#monaco/lights.ts';
import type { Caret, SourceProps, Target } from '#monaco/sourceProps.ts';
import { isInPicture } from '#monaco/takeFocus.ts';

/** Beyond this a second copy of the text would make typing slow; lights then show by selection only. */
const OVERLAY_LIMIT = 200_000;

interface Props {
  readonly source: SourceProps;
  readonly onFocus: () => void;
  readonly onCaret: (caret: Caret) => void;
}

/** Ctrl/⌘ Z and Shift Z (or Y) belong to the session: undo spans everything, not only this field. */
export function historyKey(event: KeyboardEvent): (() => void) | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  const key = event.key.toLowerCase();
  if (key === 'z') return event.shiftKey ? redo : undo;
  return key === 'y' && !event.shiftKey ? redo : null;
}

/** Scrolls to the lit copy where there is one, else by proportion. */
function goTo(field: HTMLTextAreaElement, overlay: HTMLElement, id: string, target: Target): void {
  const found = target.spot.document === id ? locate(field.value, target.spot) : null;
  if (!found) return;
  const lit = overlay.querySelector<HTMLElement>('.editor-lit-hover, .editor-lit-evidence');
  const top = lit?.offsetTop ?? (field.scrollHeight * found.from) / Math.max(1, field.value.length);
  const hidden = top < field.scrollTop || top > field.scrollTop + field.clientHeight - 40;
  if (hidden) field.scrollTop = Math.max(0, top - field.clientHeight / 3);
  overlay.scrollTop = field.scrollTop;
  if (!target.select) return;
  if (!isInPicture()) field.focus({ preventScroll: true });
  field.setSelectionRange(found.from, found.to);
}

export function PlainEditor({ source, onFocus, onCaret }: Props) {
  const { id, text, target, follow } = source;
  const field = useRef<HTMLTextAreaElement>(null);
  const overlay = useRef<HTMLDivElement>(null);
  const lights = useMemo<readonly Light[]>(
    () => [
      ...source.lights,
      ...source.markers.map(({ from, to, severity }) => ({ from, to, kind: severity })),
    ],
    [source.lights, source.markers],
  );
  const parts = useMemo(() => (text.length > OVERLAY_LIMIT ? [] : segments(text, lights)), [text, lights]);

  useEffect(() => {
    if (field.current && overlay.current && target) goTo(field.current, overlay.current, id, target);
  }, [id, target]);

  useEffect(() => {
    if (field.current && overlay.current && follow) goTo(field.current, overlay.current, id, follow);
  }, [id, follow]);

  const caret = (focused: boolean) => {
    const area = field.current;
    if (!area) return;
    onCaret({ from: area.selectionStart, to: area.selectionEnd, focused });
    if (focused && area.selectionStart === area.selectionEnd) source.onPoint(area.selectionStart);
  };

  return (
    <div className="editor-plain">
      <div className="editor-overlay" ref={overlay} aria-hidden="true">
        {parts.map((part, i) =>
          part.kinds.length === 0 ? (
            part.text
          ) : (
            <mark key={i} className={part.kinds.map((kind) => `editor-lit-${kind}`).join(' ')}>
              {part.text}
            </mark>
          ),
        )}
        {'\n'}
      </div>
      <textarea
        ref={field}
        className="editor-field"
        aria-label={source.label}
        value={text}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        autoCorrect="off"
        onChange={(event) => source.onEdit(event.target.value)}
        onFocus={onFocus}
        onScroll={() => {
          if (field.current && overlay.current) overlay.current.scrollTop = field.current.scrollTop;
        }}
        onSelect={() => caret(true)}
        onBlur={() => {
          caret(false);
          source.onPoint(null);
          source.onLeave();
        }}
        onKeyDown={(event) => {
          const step = historyKey(event);
          if (!step) return;
          event.preventDefault();
          event.stopPropagation();
          step();
        }}
      />
    </div>
  );
}
