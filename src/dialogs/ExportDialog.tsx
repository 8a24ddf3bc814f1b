// The graph for other programs: which file, how it looks, what is in it.
import { Download, Printer } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { EXPORT_FORMATS, EXPORT_IDS, type ExportId } from '#exports/exportFormats.ts';
import type { Theme } from '#graph/look.ts';
import { CopyMark } from '#parts/CopyMark.tsx';
import { copyText } from '#parts/copyText.ts';
import { exportFile } from '#commands/exportFile.ts';
import { fileStem } from '#commands/workspaceFile.ts';
import { download } from '#commands/download.ts';
import { useWait } from '#waiting/useWait.ts';
import { WaitLine } from '#waiting/WaitLine.tsx';
import { ExportPreview } from './ExportPreview.tsx';
import './exportDialog.css';
import { pngOf } from './pngOf.ts';
import { printPicture } from './printPicture.ts';

type Choice = ExportId | 'png';

const CHOICES: readonly Choice[] = EXPORT_IDS.flatMap((id): Choice[] =>
  id === 'svg' ? ['svg', 'png'] : [id],
);

const PNG = { label: 'PNG', what: 'A picture for chats and documents.', of: 'picture' } as const;
const sheet = (choice: Choice) => (choice === 'png' ? PNG : EXPORT_FORMATS[choice]);

const THEMES: readonly (readonly [Theme, string])[] = [
  ['light', 'Light'],
  ['dark', 'Dark'],
  ['paper', 'Black and white'],
];

const SCOPE = {
  picture: 'As the picture is now.',
  everything: 'Everything that was judged, also what is hidden or closed in the picture.',
} as const;

interface Made {
  readonly key: string;
  readonly text: string;
}

export function ExportDialog() {
  const [choice, setChoice] = useState<Choice>('svg');
  const [theme, setTheme] = useState<Theme>('light');
  const [scale, setScale] = useState(2);
  const [inside, setInside] = useState(true);
  const [made, setMade] = useState<Made | null>(null);
  const [noted, setNoted] = useState({ of: '', words: '' });
  const format: ExportId = choice === 'png' ? 'svg' : choice;
  const isImage = format === 'svg';
  const mayHold = choice === 'svg' || choice === 'mermaid';
  const holds = mayHold && inside;
  const key = JSON.stringify([format, isImage ? theme : '', holds]);

  const { cancel, run, wait } = useWait();
  const make = (wanted: string) =>
    run(
      (asking) => exportFile({ format, theme, inside: holds }, asking),
      (text) => setMade({ key: wanted, text }),
    );
  const order = useEffectEvent(make);
  useEffect(() => order(key), [key]);

  const text = made?.key === key ? made.text : null;
  // What was said of one file is no word about the next.
  const noteOf = choice + key;
  const note = noted.of === noteOf ? noted.words : '';
  const setNote = (words: string) => setNoted({ of: noteOf, words });

  const save = async () => {
    if (text === null) return;
    try {
      if (choice === 'png') download(`${fileStem()}.png`, await pngOf(text, scale), 'image/png');
      else {
        const { extension, type } = EXPORT_FORMATS[choice];
        download(`${fileStem()}.${extension}`, text, type);
      }
      setNote('Saved with your downloads.');
    } catch {
      setNote('The browser could not draw this picture. Save it as SVG.');
    }
  };
  const copy = async () =>
    setNote(
      (await copyText(text ?? '')) ? 'Copied.' : 'The browser refused the clipboard: save the file instead.',
    );
  const print = async () => {
    const paper = await exportFile({ format: 'svg', theme: 'paper', inside: false });
    if (paper !== null) await printPicture(paper);
  };

  return (
    <div className="app-dialog-body app-export">
      <fieldset className="app-export-formats">
        <legend className="app-unseen">Format</legend>
        {CHOICES.map((id) => (
          <label key={id}>
            <input type="radio" name="format" checked={id === choice} onChange={() => setChoice(id)} />
            {sheet(id).label}
          </label>
        ))}
      </fieldset>
      <div className="app-export-file">
        <p>
          {sheet(choice).what} <span className="app-hint">{SCOPE[sheet(choice).of]}</span>
        </p>
        <WaitLine wait={wait} onCancel={cancel} onAgain={() => make(key)}>
          Making the file
        </WaitLine>
        <ExportPreview text={text} image={isImage} label={sheet(choice).label} />
        {(isImage || mayHold) && (
          <div className="app-export-options">
            {isImage && (
              <label>
                Colours
                <select
                  value={theme}
                  onChange={(event) =>
                    setTheme(THEMES.find(([id]) => id === event.target.value)?.[0] ?? 'light')
                  }
                >
                  {THEMES.map(([id, words]) => (
                    <option key={id} value={id}>
                      {words}
                    </option>
                  ))}
                </select>
              </label>
            )}
            {choice === 'png' ? (
              <label>
                Size
                <select value={scale} onChange={(event) => setScale(Number(event.target.value))}>
                  <option value={1}>1×</option>
                  <option value={2}>2×</option>
                </select>
              </label>
            ) : (
              <label>
                <input type="checkbox" checked={inside} onChange={() => setInside(!inside)} />
                With the policies inside: drop the file on this page to open it again
              </label>
            )}
          </div>
        )}
        {holds && choice === 'mermaid' && text !== null && !text.includes('%% rolegraph: ') && (
          <p className="app-hint">
            The policies are too long for it: Mermaid draws no text of more than 50,000 characters.
          </p>
        )}
        <div className="app-dialog-actions">
          <button
            type="button"
            className="app-button app-primary"
            disabled={text === null}
            onClick={() => void save()}
          >
            <Download size={15} aria-hidden="true" />
            Save file
          </button>
          {isImage ? (
            <button type="button" className="app-button" onClick={() => void print()}>
              <Printer size={15} aria-hidden="true" />
              Print
            </button>
          ) : (
            <button type="button" className="app-button" disabled={text === null} onClick={() => void copy()}>
              <CopyMark copied={note === 'Copied.'} />
              Copy
            </button>
          )}
          <output className="app-hint">{note}</output>
        </div>
      </div>
    </div>
  );
}
