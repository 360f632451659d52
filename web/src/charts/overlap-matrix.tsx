/** Processes against processes: how many States each two share, as a table to be seen, heard and walked by arrow keys. */
import { type FocusEvent, type KeyboardEvent, memo, type PointerEvent, useState } from 'react';
import { Link } from 'wouter';
import { count } from '../text/plural';
import { type Step, stepOf, STEPS } from './step';

/** A process, as a row and as a column. */
export type Crossing = { slug: string; name: string; short: string; size: number };
export type Pair = { sharedCount: number; jaccard: number; complete: boolean; href: string };

/** What two processes share is under the slugs of both, with a space between; nothing where they share nothing. */
type Props = { crossings: Crossing[]; pairs: Map<string, Pair> };

const STARTS = [0, 0.1, 0.25, 0.5, 0.75];
const LABELS = ['under 10 %', '10–25 %', '25–50 %', '50–75 %', '75 % or more'];

export function OverlapMatrix({ crossings, pairs }: Props) {
  const [pointed, setPointed] = useState<string | null>(null);
  const point = (event: PointerEvent | FocusEvent) =>
    setPointed((event.target as Element).closest<HTMLElement>('[data-pair]')?.dataset.pair ?? null);
  const [row, column] = (pointed?.split(' ') ?? []).map((slug) => crossings.find((one) => one.slug === slug));
  const pair = pointed === null ? undefined : pairs.get(pointed);
  return (
    <figure className="card">
      <p className="told" aria-hidden="true">
        {row && column && pair
          ? pairText(row, column, pair)
          : 'Point at a field to see which two processes it stands for; it leads to their comparison.'}
      </p>
      <div className="scroll">
        <table
          role="grid"
          className="matrix"
          aria-label="How many States each two processes share"
          onPointerOver={point}
          onPointerLeave={() => setPointed(null)}
          onFocus={point}
          onBlur={() => setPointed(null)}
          onKeyDown={walk}
        >
          <thead>
            <tr>
              <td />
              {crossings.map(({ slug, short }) => (
                <th key={slug} scope="col" data-active={slug === column?.slug}>
                  <span>{short}</span>
                </th>
              ))}
            </tr>
          </thead>
          <Rows crossings={crossings} pairs={pairs} />
        </table>
      </div>
      <figcaption className="keys">
        <span>Shared by both, of all States of the two</span>
        {STEPS.map((step, index) => (
          <span key={step} className="key" data-tone={step}>
            {LABELS[index]}
          </span>
        ))}
        <span className="key" data-key="least">
          at least so many: one list is not known to be complete
        </span>
      </figcaption>
    </figure>
  );
}

/** Drawn once: pointing changes only the line above and the head. */
const Rows = memo(function Rows({ crossings, pairs }: Props) {
  // Where Tab enters; from there the arrow keys go on.
  const entry = crossings
    .flatMap((one) => crossings.map((other) => `${one.slug} ${other.slug}`))
    .find((key) => pairs.has(key));
  return (
    <tbody>
      {crossings.map((one) => (
        <tr key={one.slug}>
          <th scope="row" title={one.name}>
            <Link href={`/processes/${one.slug}`} tabIndex={-1}>
              {one.short}
            </Link>
          </th>
          {crossings.map((other) => {
            const key = `${one.slug} ${other.slug}`;
            const pair = pairs.get(key);
            if (one === other) return <td key={other.slug}>{one.size}</td>;
            return (
              <td key={other.slug}>
                {pair && (
                  <Link
                    href={pair.href}
                    tabIndex={key === entry ? 0 : -1}
                    aria-label={pairText(one, other, pair)}
                    data-pair={key}
                    data-tone={toneOf(pair)}
                    data-complete={pair.complete}
                  >
                    {pair.sharedCount}
                  </Link>
                )}
              </td>
            );
          })}
        </tr>
      ))}
    </tbody>
  );
});

const toneOf = ({ jaccard }: Pair): Step => stepOf(jaccard, STARTS);

function pairText(one: Crossing, other: Crossing, { sharedCount, jaccard, complete }: Pair): string {
  const least = complete ? '' : 'at least ';
  const share = `${Math.round(jaccard * 100)} % of all States of the two`;
  return `${one.name} and ${other.name}: ${least}${count(sharedCount, 'shared State')}, ${share}`;
}

const STEPS_OF_KEYS: Record<string, [down: number, right: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Moves the focus to the next field in a direction that is not empty. The one left last is where Tab comes back to. */
function walk(event: KeyboardEvent<HTMLTableElement>) {
  const step = STEPS_OF_KEYS[event.key];
  const from = (event.target as Element).closest<HTMLTableCellElement>('td, th');
  if (!step || !from) return;
  event.preventDefault();
  const { rows } = event.currentTarget;
  let down = (from.parentElement as HTMLTableRowElement).rowIndex;
  let right = from.cellIndex;
  for (;;) {
    down += step[0];
    right += step[1];
    const cell = rows[down]?.cells[right];
    if (!cell) return;
    const link = cell.querySelector('a');
    if (!link) continue;
    event.currentTarget.querySelectorAll('a[tabindex="0"]').forEach((other) => other.setAttribute('tabindex', '-1'));
    link.tabIndex = 0;
    link.focus();
    return;
  }
}
