import { useState } from 'react';
import './promises.css';

/** What the page is made of and under which terms; a hundred kilobytes that are loaded when asked for. */
export function Licences() {
  const [text, setText] = useState<string | null>(null);
  const load = () => {
    import('./licences.txt?raw').then(
      (loaded) => setText(loaded.default),
      () => setText('The list could not be loaded.'),
    );
  };
  if (text !== null)
    return <textarea className="promises-licences" aria-label="Licences" rows={16} readOnly value={text} />;
  return (
    <button type="button" className="app-button" onClick={load}>
      Licences of what it is made of
    </button>
  );
}
