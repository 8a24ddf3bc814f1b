/** A sentence of a lesson: what stands between backticks is code, between asterisks is stressed. */
export function Words({ text }: { readonly text: string }) {
  return text.split(/(`[^`]+`|\*[^*\s][^*]*\*)/).map((part, i) => {
    const key = `${i} ${part}`;
    if (part.startsWith('`')) return <code key={key}>{part.slice(1, -1)}</code>;
    if (part.startsWith('*') && part.length > 2) return <em key={key}>{part.slice(1, -1)}</em>;
    return part;
  });
}
