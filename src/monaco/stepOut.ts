// Tab indents in a code editor; nobody may be trapped by that. Ctrl+M toggles it: Monaco's own key, but Monaco
// tells nobody that it did. After Escape Tab leaves until something else is typed.
import { isMac } from '#parts/keyText.ts';
import { monaco } from './monacoSetup.ts';

/** Not while something is open over the text that Escape closes first. */
const WHEN = [
  'editorTextFocus',
  '!suggestWidgetVisible',
  '!findWidgetVisible',
  '!editorHasSelection',
  '!editorHoverVisible',
  '!markersNavigationVisible',
  '!parameterHintsVisible',
].join(' && ');

/** Tells whenever Tab begins or ceases to leave the editor. */
export function stepOut(
  editor: monaco.editor.IStandaloneCodeEditor,
  tell: (tabLeaves: boolean) => void,
): void {
  let once = false;
  let always = false;
  const set = (now: { readonly once: boolean; readonly always: boolean }) => {
    const before = once || always;
    ({ once, always } = now);
    if (before === (once || always)) return;
    editor.updateOptions({ tabFocusMode: !before });
    tell(!before);
  };
  const stay = () => set({ once: false, always });
  editor.addCommand(monaco.KeyCode.Escape, () => set({ once: true, always }), WHEN);
  const { CtrlCmd, Shift, WinCtrl } = monaco.KeyMod;
  const { KeyM } = monaco.KeyCode;
  editor.addCommand(isMac() ? WinCtrl | Shift | KeyM : CtrlCmd | KeyM, () => {
    const leaves = once || always;
    set({ once: false, always: !leaves });
  });
  editor.onDidBlurEditorText(stay);
  editor.onDidChangeModelContent(stay);
}
