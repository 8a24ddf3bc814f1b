// The full editor, in a chunk of its own (richEditor.ts fetches it).
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { openMonaco, type MonacoPane } from './monacoPane.ts';
import type { Caret, SourceProps } from './sourceProps.ts';

interface Props {
  readonly source: SourceProps;
  /** Where the plain text field was left. */
  readonly takeCaret: () => Caret | null;
  /** Tab leaves the editor now (after Escape). */
  readonly onTabLeaves: (leaves: boolean) => void;
  /** It cannot be opened here, or has thrown: somebody else has to show the text. */
  readonly onBroken: () => void;
}

export function MonacoEditor({ source, takeCaret, onBroken, onTabLeaves }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const start = useRef({ source, takeCaret, onBroken, onTabLeaves });
  const [pane, setPane] = useState<MonacoPane | null>(null);

  useLayoutEffect(() => {
    if (!host.current) return undefined;
    const { source: first, takeCaret: take, onBroken: fail, onTabLeaves: tell } = start.current;
    try {
      const opened = openMonaco(host.current, first, { caret: take(), onTabLeaves: tell });
      setPane(opened);
      return opened.dispose;
    } catch (error) {
      reportError(error);
      fail();
      return undefined;
    }
  }, []);

  useEffect(() => {
    try {
      pane?.update(source);
    } catch (error) {
      reportError(error);
      start.current.onBroken();
    }
  }, [pane, source]);

  return <div className="editor-monaco" ref={host} />;
}
