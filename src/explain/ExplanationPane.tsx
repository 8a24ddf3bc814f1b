/** Right pane: why the selected edge is as it is. */
export function ExplanationPane() {
  return <section className="explain-pane" aria-label="Explanation" />;
}
