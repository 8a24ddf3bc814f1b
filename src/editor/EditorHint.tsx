// The line under the text: the first problem here, and how the keyboard gets out.
import { lineColumn } from '#text/locate.ts';
import { isMac } from '#parts/keyText.ts';
import { SEVERITY_LOOK } from '#words/severityLook.ts';
import { LARGE } from '#monaco/sourceProps.ts';
import type { Marker } from '#monaco/markers.ts';

interface Props {
  /** Worst first. */
  readonly markers: readonly Marker[];
  readonly text: string;
  readonly rich: boolean;
  readonly tabLeaves: boolean;
}

export function EditorHint({ markers, text, rich, tabLeaves }: Props) {
  const [worst] = markers;
  const at = worst && lineColumn(text, worst.from);
  const told = worst && at && worst.severity !== 'info';
  return (
    <div className="editor-foot">
      {rich && (
        <output className={tabLeaves ? 'editor-keys editor-keys-leave' : 'editor-keys'}>
          {tabLeaves
            ? 'Tab now leaves the editor'
            : `Esc, Tab: leave · ${isMac() ? '⌃⇧M' : 'Ctrl+M'}: Tab moves focus`}
        </output>
      )}
      {text.length > LARGE && (
        <p className="editor-hint">
          Over a million characters: nothing is lit or marked here, so that typing stays quick.
        </p>
      )}
      {told && (
        <p className={`editor-hint editor-is-${worst.severity}`} title={worst.message}>
          {SEVERITY_LOOK[worst.severity].glyph} {at.line}:{at.column} {worst.message}
        </p>
      )}
    </div>
  );
}
