/** Left pane: the documents, the question whose they are, and the editor. */
export function DocumentsPane() {
  return <section className="editor-pane" aria-label="Documents" />;
}
