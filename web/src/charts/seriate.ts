/** A sequence in which neighbours are alike, so that groups show as blocks along the diagonal of a matrix. */

/**
 * Joins chains, the two most alike first (by the average over their members), each end to the end that it is more like.
 * What is like nothing comes last, in the sequence given.
 */
export function seriate(keys: string[], likeness: (a: string, b: string) => number): string[] {
  let chains = keys.map((key) => [key]);
  for (;;) {
    let best: { a: string[]; b: string[]; value: number } | undefined;
    for (const [index, a] of chains.entries()) {
      for (const b of chains.slice(index + 1)) {
        const value = average(a, b, likeness);
        if (value > (best?.value ?? 0)) best = { a, b, value };
      }
    }
    if (!best) break;
    const { a, b } = best;
    chains = [join(a, b, likeness), ...chains.filter((chain) => chain !== a && chain !== b)];
  }
  return [...chains.filter(({ length }) => length > 1), ...chains.filter(({ length }) => length === 1)].flat();
}

function average(a: string[], b: string[], likeness: (a: string, b: string) => number): number {
  const all = a.flatMap((one) => b.map((other) => likeness(one, other)));
  return all.reduce((sum, value) => sum + value, 0) / all.length;
}

function join(a: string[], b: string[], likeness: (a: string, b: string) => number): string[] {
  const ways = [
    [a, b],
    [a, b.toReversed()],
    [a.toReversed(), b],
    [a.toReversed(), b.toReversed()],
  ] as const;
  const seam = ([first, second]: (typeof ways)[number]) => likeness(first.at(-1) ?? '', second[0] ?? '');
  return ways.reduce<(typeof ways)[number]>((best, way) => (seam(way) > seam(best) ? way : best), ways[0]).flat();
}
