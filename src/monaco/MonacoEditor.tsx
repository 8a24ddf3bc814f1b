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
}

export function MonacoEditor({ source, takeCaret, onTabLeaves }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const start = useRef({ source, takeCaret, onTabLeaves });
  const [pane, setPane] = useState<MonacoPane | null>(null);

  useLayoutEffect(() => {
    if (!host.current) return undefined;
    const { source: first, takeCaret: take, onTabLeaves: tell } = start.current;
    const opened = openMonaco(host.current, first, { caret: take(), onTabLeaves: tell });
    setPane(opened);
    return opened.dispose;
  }, []);

  useEffect(() => pane?.update(source), [pane, source]);

  return <div className="editor-monaco" ref={host} />;
}
