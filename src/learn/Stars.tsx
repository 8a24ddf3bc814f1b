interface Props {
  readonly stars: 1 | 2 | 3 | null;
  readonly note?: string;
}

/** Three for the least change; the solution looked at counts as seen, without any. */
export function Stars({ stars, note }: Props) {
  const n = stars ?? 0;
  const words = note ?? `${n} of 3 stars`;
  return (
    <span className="learn-stars" title={words}>
      <span aria-hidden="true">
        {'★'.repeat(n)}
        <span className="learn-stars-off">{'☆'.repeat(3 - n)}</span>
      </span>
      <span className="learn-unseen"> {words}</span>
    </span>
  );
}
