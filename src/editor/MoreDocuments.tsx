// Of thousands of documents the list draws a part; this leads on.
import { DOCUMENTS_AT_ONCE } from './documentRows.ts';

interface Props {
  /** That are not listed; none: there is nothing to show. */
  readonly count: number;
  readonly where: string;
  readonly onMore: (some: number) => void;
}

export function MoreDocuments({ count, where, onMore }: Props) {
  if (count === 0) return null;
  const some = Math.min(count, DOCUMENTS_AT_ONCE);
  const of = some === count ? '' : ` of ${count.toLocaleString('en')}`;
  return (
    <li className="editor-row">
      <button type="button" className="editor-link editor-documents-more" onClick={() => onMore(some)}>
        Show {some}
        {of} {where}
      </button>
    </li>
  );
}
