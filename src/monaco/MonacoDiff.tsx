// Two texts side by side, read only, in a chunk of its own like the editor.
import { useLayoutEffect, useRef } from 'react';
import { languageOf } from './languageOf.ts';
import { followTheme, monaco, OPTIONS, monacoLanguage } from './monacoSetup.ts';

interface Props {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

export function MonacoDiff({ name, before, after }: Props) {
  const host = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!host.current) return undefined;
    const stopTheme = followTheme();
    const fontFamily = getComputedStyle(document.documentElement).getPropertyValue('--mono').trim();
    const language = monacoLanguage(languageOf(after || before));
    const original = monaco.editor.createModel(before, language);
    const modified = monaco.editor.createModel(after, language);
    const editor = monaco.editor.createDiffEditor(host.current, {
      ...OPTIONS,
      fontFamily,
      readOnly: true,
      originalAriaLabel: `${name} before`,
      modifiedAriaLabel: `${name} after`,
      renderOverviewRuler: false,
      hideUnchangedRegions: { enabled: true },
    });
    editor.setModel({ original, modified });
    return () => {
      stopTheme();
      editor.dispose();
      original.dispose();
      modified.dispose();
    };
  }, [name, before, after]);
  return <div className="editor-diff" ref={host} />;
}
