/** So much of a text is shown; the file has all of it. */
const SHOWN = 6_000;

interface PreviewProps {
  /** null: not made yet. */
  readonly text: string | null;
  readonly image: boolean;
  readonly label: string;
}

/** What the file looks like: an image element runs no script of a picture, and text stays text. */
export function ExportPreview({ text, image, label }: PreviewProps) {
  if (text === null) return <p className="app-export-preview" />;
  if (image)
    return (
      <div className="app-export-preview">
        <img src={`data:image/svg+xml,${encodeURIComponent(text)}`} alt={`Preview: ${label}`} />
      </div>
    );
  const more = text.length - SHOWN;
  const shown = more > 0 ? `${text.slice(0, SHOWN)}\n… ${more.toLocaleString('en')} characters more` : text;
  return (
    <textarea
      className="app-export-preview"
      readOnly
      wrap="off"
      value={shown}
      aria-label={`Preview: ${label}`}
    />
  );
}
