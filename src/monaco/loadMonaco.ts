// The way to Monaco. What it may do is said before any of it is there, because it asks while it loads.
import editorWorker from 'monaco-editor/editor/editor.worker?worker&url';
import jsonWorker from 'monaco-editor/languages/features/json/json.worker?worker&url';
import { confinedWorker } from '#confined/confinedWorker.ts';
import { htmlOnly } from '#confined/trustedTypes.ts';

function confine(): void {
  self.MonacoEnvironment ??= {
    getWorker: (_id: string, label: string) => confinedWorker(label === 'json' ? jsonWorker : editorWorker),
    createTrustedTypesPolicy: htmlOnly,
  };
}

export function loadMonacoEditor() {
  confine();
  return import('./MonacoEditor.tsx');
}

export function loadMonacoDiff() {
  confine();
  return import('./MonacoDiff.tsx');
}
