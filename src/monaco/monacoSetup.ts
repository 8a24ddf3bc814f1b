// Monaco as this page uses it. Import paths are those of 0.56 and later; older recipes do not resolve.
import * as monaco from 'monaco-editor/editor';
import 'monaco-editor/features/register.all';
import { jsonDefaults } from 'monaco-editor/languages/features/json/register';
// Registers names only: their colours are loaded with the first text of each.
import 'monaco-editor/languages/definitions/hcl/register';
import 'monaco-editor/languages/definitions/yaml/register';
import type { EditorLanguage } from './languageOf.ts';
import { sixDigits } from './sixDigits.ts';

/** Prose with policies in it: Markdown would leave unfenced JSON grey. */
const PROSE = 'policy-prose';

export const monacoLanguage = (language: EditorLanguage): string => (language === 'prose' ? PROSE : language);

/** Where policies are written: JSON, whole or between prose, and code. */
export const POLICY_LANGUAGES: readonly string[] = ['json', PROSE, 'yaml', 'hcl'];

const THEME = 'rolegraph';

// Our own problems are the markers: Monaco's would say the same again, and know nothing of policies.
jsonDefaults.setDiagnosticsOptions({ validate: false, allowComments: true });
jsonDefaults.setModeConfiguration({
  tokens: true,
  foldingRanges: true,
  selectionRanges: true,
  documentFormattingEdits: true,
  documentRangeFormattingEdits: true,
  diagnostics: false,
  completionItems: false,
  hovers: false,
  documentSymbols: false,
  colors: false,
});

monaco.languages.register({ id: PROSE });
monaco.languages.setLanguageConfiguration(PROSE, {
  brackets: [
    ['{', '}'],
    ['[', ']'],
  ],
  autoClosingPairs: [
    { open: '{', close: '}' },
    { open: '[', close: ']' },
  ],
});
monaco.languages.setMonarchTokensProvider(PROSE, {
  tokenizer: {
    root: [
      [/^\s*#{1,6}\s.*$/, 'heading'],
      [/^\s*```.*$/, 'comment'],
      [/^\s*\/\/.*$/, 'comment'],
      [/"(?:[^"\\]|\\.)*"(?=\s*:)/, 'string.key.json'],
      [/"(?:[^"\\]|\\.)*"/, 'string.value.json'],
      [/[^"#`/]+|./, ''],
    ],
  },
});

const variable = (style: CSSStyleDeclaration, name: string): string =>
  sixDigits(style.getPropertyValue(name).trim() || '#808080');

/** Monaco's theme made from the page's own CSS variables, so that there is one place for colours. */
export function paint(): void {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string) => variable(style, name);
  const bare = (name: string) => of(name).replace('#', '');
  monaco.editor.defineTheme(THEME, {
    base: style.colorScheme.includes('dark') ? 'vs-dark' : 'vs',
    inherit: true,
    rules: [
      { token: '', foreground: bare('--ink') },
      { token: 'string.key.json', foreground: bare('--code-key') },
      { token: 'string.value.json', foreground: bare('--code-string') },
      { token: 'keyword.json', foreground: bare('--code-key') },
      { token: 'number.json', foreground: bare('--code-key') },
      { token: 'type.yaml', foreground: bare('--code-key') },
      { token: 'string.yaml', foreground: bare('--code-string') },
      { token: 'number.yaml', foreground: bare('--code-string') },
      { token: 'keyword.yaml', foreground: bare('--code-string') },
      { token: 'tag.yaml', foreground: bare('--mute') },
      { token: 'operators.yaml', foreground: bare('--ink') },
      { token: 'type.hcl', foreground: bare('--ink') },
      { token: 'identifier.hcl', foreground: bare('--ink') },
      { token: 'variable.hcl', foreground: bare('--code-key') },
      { token: 'string.hcl', foreground: bare('--code-string') },
      { token: 'string.heredoc.hcl', foreground: bare('--code-string') },
      { token: 'number.hcl', foreground: bare('--code-string') },
      { token: 'keyword', foreground: bare('--code-key') },
      { token: 'operator.hcl', foreground: bare('--ink') },
      { token: 'delimiter', foreground: bare('--ink') },
      { token: 'comment', foreground: bare('--mute') },
      { token: 'heading', foreground: bare('--ink'), fontStyle: 'bold' },
    ],
    colors: {
      'editor.background': of('--code'),
      'editor.foreground': of('--ink'),
      'editorLineNumber.foreground': of('--mute'),
      'editorLineNumber.activeForeground': of('--ink'),
      'editorCursor.foreground': of('--ink'),
      'editor.selectionBackground': of('--select'),
      'editorWidget.background': of('--panel'),
      'editorWidget.border': of('--line'),
      'editorError.foreground': of('--invalid'),
      'editorWarning.foreground': of('--conditional'),
      'editorInfo.foreground': of('--unknown'),
      'editorGutter.background': of('--code'),
      'editorOverviewRuler.errorForeground': of('--invalid'),
      'editorOverviewRuler.warningForeground': of('--conditional'),
      'editorOverviewRuler.infoForeground': of('--unknown'),
      'diffEditor.insertedLineBackground': `${of('--valid')}29`,
      'diffEditor.insertedTextBackground': `${of('--valid')}00`,
      'diffEditor.removedLineBackground': `${of('--invalid')}24`,
      'diffEditor.removedTextBackground': `${of('--invalid')}00`,
      focusBorder: of('--focus'),
    },
  });
  monaco.editor.setTheme(THEME);
}

/** Repaints whenever the page changes its theme; returns how to stop. */
export function followTheme(): () => void {
  paint();
  const watch = new MutationObserver(paint);
  watch.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class'] });
  return () => watch.disconnect();
}

/** The browser's own: its address bar, bookmarks, history, source and tools. Find stays, since only Monaco has all lines. */
const { Alt, CtrlCmd, Shift } = monaco.KeyMod;
const { KeyD, KeyF, KeyG, KeyH, KeyI, KeyL, KeyR, KeyU } = monaco.KeyCode;
monaco.editor.addKeybindingRules(
  [KeyD, KeyG, KeyH, KeyI, KeyL, KeyU]
    .map((key) => CtrlCmd | key)
    .concat([KeyI, KeyL, KeyR].map((key) => CtrlCmd | Shift | key))
    .map((keybinding) => ({ keybinding, command: null })),
);

/** Monaco's own everywhere but on Linux, where it takes a key of the browser's. */
monaco.editor.addKeybindingRules([
  {
    keybinding: Shift | Alt | KeyF,
    command: 'editor.action.formatDocument',
    when: 'editorHasDocumentFormattingProvider && editorTextFocus && !editorReadonly',
  },
]);

/** No ornaments: long ARNs wrap, nothing follows links. */
export const OPTIONS: monaco.editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  fontSize: 12,
  lineHeight: 19,
  wordWrap: 'on',
  wrappingIndent: 'indent',
  minimap: { enabled: false },
  stickyScroll: { enabled: false },
  scrollBeyondLastLine: false,
  renderLineHighlight: 'none',
  renderFinalNewline: 'on',
  lineNumbersMinChars: 4,
  lineDecorationsWidth: 10,
  folding: true,
  showFoldingControls: 'mouseover',
  glyphMargin: false,
  links: false,
  colorDecorators: false,
  // Inside of strings, where all of a policy stands.
  quickSuggestions: { strings: true, other: false, comments: false },
  suggest: { showWords: false, preview: false },
  wordBasedSuggestions: 'off',
  occurrencesHighlight: 'off',
  selectionHighlight: false,
  unicodeHighlight: { ambiguousCharacters: false },
  // 'prompt' stops the page with a question of the browser's about U+2028, and would change the text.
  unusualLineTerminators: 'off',
  overviewRulerBorder: false,
  hideCursorInOverviewRuler: true,
  guides: { indentation: false, bracketPairs: false },
  fixedOverflowWidgets: true,
  padding: { top: 8, bottom: 8 },
  tabSize: 2,
  detectIndentation: true,
  scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10, alwaysConsumeMouseWheel: false },
  contextmenu: true,
  accessibilitySupport: 'auto',
};

export { monaco };
