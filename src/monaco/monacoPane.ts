// One Monaco editor that shows what it is told. The session is the only truth: edits are reported, texts from
// outside (undo, fix) replace only what differs, so that the cursor stays.
import { runCommand } from '#commands/commands.ts';
import { redo, undo } from '#session/truth.ts';
import { locate } from './lights.ts';
import { lineStarts, offsetAt } from './linePositions.ts';
import { decorations, markerData, monacoRange } from './monacoMarks.ts';
import { followTheme, monaco, monacoLanguage, OPTIONS } from './monacoSetup.ts';
import { helpWithPolicies } from './policyHelp.ts';
import { replacement } from '#writing/replacement.ts';
import type { Caret, SourceProps, Target } from './sourceProps.ts';
import { stepOut } from './stepOut.ts';
import { isInPicture } from './takeFocus.ts';

type Editor = monaco.editor.IStandaloneCodeEditor;
type Starts = () => readonly number[];

export interface MonacoPane {
  readonly update: (props: SourceProps) => void;
  readonly dispose: () => void;
}

export interface MonacoStart {
  readonly caret: Caret | null;
  /** Tab begins or ceases to leave the editor. */
  readonly onTabLeaves: (leaves: boolean) => void;
}

/** Taller ranges are shown from their first line instead of around their middle. */
const TALL_LINES = 12;

export function openMonaco(host: HTMLElement, first: SourceProps, start: MonacoStart): MonacoPane {
  const stopTheme = followTheme();
  const fontFamily = getComputedStyle(document.documentElement).getPropertyValue('--mono').trim();
  const editor = monaco.editor.create(host, { ...OPTIONS, fontFamily, model: null });
  const lit = editor.createDecorationsCollection();
  const views = new Map<string, monaco.editor.ICodeEditorViewState>();
  let now: SourceProps | null = null;
  let followed: Target | null = null;
  /** Of the text as it is; counted when somebody asks. */
  let counted: readonly number[] | null = null;
  const starts = (): readonly number[] => (counted ??= lineStarts(now?.text ?? ''));
  /** What was reported last: the session may keep something else. */
  let reported: string | null = null;
  /** The change comes from outside: it is no edit to report. */
  let silent = false;

  listen(editor, {
    edited: (text) => {
      if (silent) return;
      reported = text;
      now?.onEdit(text);
    },
    left: () => now?.onLeave(),
    pointed: (at) => now?.onPoint(at && offsetAt(starts(), at.lineNumber, at.column)),
  });
  bindKeys(editor);
  helpWithPolicies(editor);
  stepOut(editor, start.onTabLeaves);

  function update(props: SourceProps): void {
    const before = now;
    now = props;
    const moved = before?.id !== props.id;
    const retyped = moved || before.text !== props.text;
    if (retyped) counted = null;
    if (moved) {
      const view = before && editor.saveViewState();
      if (before && view) views.set(before.id, view);
      editor.setModel(modelFor(props));
      const known = views.get(props.id);
      if (known) editor.restoreViewState(known);
    }
    const model = editor.getModel();
    if (!model) return;
    monaco.editor.setModelLanguage(model, monacoLanguage(props.language));
    // In code most of a policy stands outside of quotes.
    const other = props.language === 'yaml' || props.language === 'hcl';
    if (before?.language !== props.language)
      editor.updateOptions({ quickSuggestions: { strings: true, other, comments: false } });
    silent = true;
    if (retyped || (reported !== null && reported !== props.text)) adopt(model, props.text);
    reported = null;
    silent = false;
    if (before?.label !== props.label) editor.updateOptions({ ariaLabel: props.label });
    if (retyped || before.lights !== props.lights) lit.set(decorations(starts, props.lights));
    if (retyped || before.markers !== props.markers)
      monaco.editor.setModelMarkers(model, 'rolegraph', markerData(starts, props.markers));
    if (props.follow && props.follow !== followed && props.follow.spot.document === props.id) {
      followed = props.follow;
      goTo(editor, props, starts, followed);
    }
    if (props.target && (moved || before.target !== props.target)) goTo(editor, props, starts, props.target);
  }

  update(first);
  if (start.caret) {
    editor.setSelection(monacoRange(starts(), start.caret.from, start.caret.to));
    if (start.caret.focused) editor.focus();
  }
  return {
    update,
    dispose: () => {
      stopTheme();
      editor.dispose();
      for (const model of monaco.editor.getModels()) model.dispose();
    },
  };
}

function modelFor({ id, text, language }: SourceProps): monaco.editor.ITextModel {
  const uri = monaco.Uri.from({ scheme: 'inmemory', authority: 'rolegraph', path: `/${id}` });
  const known = monaco.editor.getModel(uri);
  if (known) return known;
  const model = monaco.editor.createModel(text, monacoLanguage(language), uri);
  // Colour is for keys, strings and what is lit.
  model.updateOptions({
    bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
  });
  return model;
}

function adopt(model: monaco.editor.ITextModel, text: string): void {
  // Line ends aside: Monaco makes them uniform, which is no edit.
  const { LF } = monaco.editor.EndOfLinePreference;
  if (model.getValue(LF, true) === text.replaceAll(/\r\n?/g, '\n')) return;
  const before = model.getValue(undefined, true);
  const change = replacement(before, text);
  if (!change) return;
  const range = monacoRange(lineStarts(before), change.from, change.to);
  model.applyEdits([{ range, text: change.text }]);
}

function goTo(editor: Editor, { id, text }: SourceProps, starts: Starts, target: Target): void {
  const found = target.spot.document === id ? locate(text, target.spot) : null;
  if (!found) return;
  const range = monacoRange(starts(), found.from, found.to);
  if (range.endLineNumber - range.startLineNumber > TALL_LINES) editor.revealRangeAtTop(range);
  else editor.revealRangeInCenterIfOutsideViewport(range);
  if (!target.select) return;
  editor.setSelection(range);
  if (!isInPicture()) editor.focus();
}

interface Listeners {
  readonly edited: (text: string) => void;
  readonly left: () => void;
  readonly pointed: (position: monaco.IPosition | null) => void;
}

function listen(editor: Editor, { edited, left, pointed }: Listeners): void {
  editor.onDidChangeModelContent(() => edited(editor.getModel()?.getValue(undefined, true) ?? ''));
  editor.onMouseMove(({ target }) =>
    pointed(target.type === monaco.editor.MouseTargetType.CONTENT_TEXT ? target.position : null),
  );
  editor.onMouseLeave(() => pointed(null));
  editor.onDidBlurEditorText(() => {
    pointed(null);
    left();
  });
  editor.onDidChangeCursorPosition(({ reason, position }) => {
    if (reason === monaco.editor.CursorChangeReason.Explicit && editor.hasTextFocus()) pointed(position);
  });
}

/** Undo belongs to the session: it spans paste, sample, answers and every document. So does the palette. */
function bindKeys(editor: Editor): void {
  const { CtrlCmd, Shift } = monaco.KeyMod;
  const { KeyK, KeyZ, KeyY } = monaco.KeyCode;
  const palette = () => runCommand('palette');
  editor.addAction({
    id: 'session.palette',
    label: 'All commands',
    keybindings: [CtrlCmd | KeyK],
    run: palette,
  });
  editor.addAction({ id: 'session.undo', label: 'Undo', keybindings: [CtrlCmd | KeyZ], run: undo });
  editor.addAction({
    id: 'session.redo',
    label: 'Redo',
    keybindings: [CtrlCmd | Shift | KeyZ, CtrlCmd | KeyY],
    run: redo,
  });
}
