/** Every rule can be checked against AWS's own words. */
export function PageLink({ page, words = 'AWS page' }: { readonly page: string; readonly words?: string }) {
  return (
    <a className="explain-page" href={page} target="_blank" rel="noreferrer">
      {words} <span aria-hidden="true">↗</span>
      <span className="explain-unseen"> (opens in a new tab)</span>
    </a>
  );
}
