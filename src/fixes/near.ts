// The name that was probably meant: the only one that differs by case, or by at most two letters.

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, char] of a.split('').entries()) {
    const next = [i + 1];
    for (const [j, other] of b.split('').entries()) {
      const cost = char === other ? 0 : 1;
      next.push(Math.min((row[j] ?? 0) + cost, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** null: none, or several, are near. Names longer than any real one are not measured. */
export function near(written: string, names: readonly string[]): string | null {
  if (written.length > 60) return null;
  const lower = written.toLowerCase();
  const measured = names.map((name) => ({ name, far: distance(lower, name.toLowerCase()) }));
  const least = Math.min(...measured.map((m) => m.far));
  const best = measured.filter((m) => m.far === least);
  const allowed = lower.length < 5 ? 1 : 2;
  return least <= allowed && best.length === 1 ? (best[0]?.name ?? null) : null;
}
