import { CopyBlock } from '#parts/CopyBlock.tsx';
import type { Link } from '#commands/shareLink.ts';
import { embedSnippet } from './embedSnippet.ts';

/** The picture inside of another page. */
export function EmbedSnippet({ link }: { readonly link: Link }) {
  return (
    <div className="sharing-embed">
      <h3>In a page of yours</h3>
      <CopyBlock text={embedSnippet(link.url)} label="the snippet" />
      <p className="app-hint">
        The frame keeps nothing and sends nothing; what a page can ask of it stands in docs/embed.md.
      </p>
    </div>
  );
}
