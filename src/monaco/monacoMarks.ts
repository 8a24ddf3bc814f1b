// Our lights and problems in Monaco's terms.
import type { Light } from './lights.ts';
import { positionAt } from './linePositions.ts';
import type { Marker } from './markers.ts';
import { monaco } from './monacoSetup.ts';

const SEVERITY = {
  error: monaco.MarkerSeverity.Error,
  security: monaco.MarkerSeverity.Warning,
  warning: monaco.MarkerSeverity.Warning,
  info: monaco.MarkerSeverity.Hint,
} as const;

/** `starts`: of the text that the offsets count in (linePositions.ts). */
export function monacoRange(starts: readonly number[], from: number, to: number): monaco.Range {
  const start = positionAt(starts, from);
  const end = positionAt(starts, to);
  return new monaco.Range(start.line, start.column, end.line, end.column);
}

/** `starts` is asked for only where there is something to place: the lines of a large text take time to count. */
export function decorations(
  starts: () => readonly number[],
  lights: readonly Light[],
): monaco.editor.IModelDeltaDecoration[] {
  return lights.map(({ from, to, kind }) => {
    const range = monacoRange(starts(), from, to);
    // A whole block is lit without a line under each of its lines.
    const block = range.endLineNumber - range.startLineNumber > 1 ? ' editor-lit-block' : '';
    const options = {
      // Inline: a wrapped line is lit where its text is, not on its indent.
      inlineClassName: `editor-lit-${kind}${block}`,
      linesDecorationsClassName: `editor-lit-bar-${kind}`,
    };
    return { range, options };
  });
}

export function markerData(
  starts: () => readonly number[],
  markers: readonly Marker[],
): monaco.editor.IMarkerData[] {
  return markers.map(({ from, to, severity, message, code }) => {
    const { startLineNumber, startColumn, endLineNumber, endColumn } = monacoRange(starts(), from, to);
    return {
      startLineNumber,
      startColumn,
      endLineNumber,
      endColumn,
      severity: SEVERITY[severity],
      message,
      code,
    };
  });
}
