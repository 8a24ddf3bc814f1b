// Tab indents in a code editor; nobody may be trapped by that. Ctrl+M toggles it (Monaco's own), and after Escape
// Tab leaves until something else is typed.
import { monaco } from './monacoSetup.ts';

/** Tells whenever Tab begins or ceases to leave the editor. */
export function stepOut(
  editor: monaco.editor.IStandaloneCodeEditor,
  tell: (tabLeaves: boolean) => void,
): void {
  let escaped = false;
  const leave = (yes: boolean) => {
    if (escaped === yes) return;
    escaped = yes;
    editor.updateOptions({ tabFocusMode: yes });
    tell(yes);
  };
  editor.addCommand(
    monaco.KeyCode.Escape,
    () => leave(true),
    '!suggestWidgetVisible && !findWidgetVisible && !editorHasSelection && !markersNavigationVisible && !parameterHintsVisible',
  );
  editor.onDidBlurEditorText(() => leave(false));
  editor.onDidChangeModelContent(() => leave(false));
}
