/** How much there was in each year, as bars that are links: a choice that stands in the address. */
import { Link, useLocation, useSearchParams } from 'wouter';
import { CURSORS } from '../parts/paging';
import { count as counted } from '../text/plural';
import { useNarrow } from './use-narrow';

type Props = {
  /** The parameter in the address. */
  name: string;
  years: { year: number; count: number }[];
};

const HEIGHT = 110;
const FOOT = 22;
const HEAD = 18;

export function YearBars({ name, years }: Props) {
  const narrow = useNarrow();
  const [path] = useLocation();
  const [parameters] = useSearchParams();
  const chosen = parameters.get(name);
  const hrefOf = (year: string) => {
    const next = new URLSearchParams([...parameters].filter(([other]) => !CURSORS.includes(other)));
    next.set(name, year);
    return `${path}?${next.toString()}`;
  };
  const width = narrow ? 400 : 960;
  const from = Math.min(...years.map(({ year }) => year));
  const to = Math.max(...years.map(({ year }) => year));
  // A lone year must not become a wall.
  const step = Math.min(width / (to - from + 1), 48);
  const most = Math.max(...years.map(({ count }) => count));
  const heightOf = (count: number) => Math.max((count / most) * HEIGHT, 2);
  const every = Math.ceil((narrow ? 36 : 44) / step);
  return (
    <svg
      className="bars"
      viewBox={`0 0 ${width} ${HEAD + HEIGHT + FOOT}`}
      data-chosen={chosen !== null}
      role="group"
      aria-label="Meetings per year"
    >
      {years.map(({ year, count }) => {
        const x = (year - from) * step;
        const height = heightOf(count);
        const key = String(year);
        return (
          <Link
            key={key}
            href={hrefOf(key)}
            replace
            className="bar"
            aria-label={`${year}: ${counted(count, 'meeting')}`}
            aria-current={chosen === key ? 'true' : undefined}
          >
            <title>{`${year}: ${counted(count, 'meeting')}`}</title>
            <rect className="hit" x={x} width={step} y="0" height={HEAD + HEIGHT} />
            <rect x={x + 1.5} width={step - 3} y={HEAD + HEIGHT - height} height={height} rx="2" />
          </Link>
        );
      })}
      {step > 20 &&
        years.map(({ year, count }) => (
          <text key={year} x={(year - from + 0.5) * step} y={HEAD + HEIGHT - heightOf(count) - 5} aria-hidden="true">
            {count}
          </text>
        ))}
      <line className="ground" x1="0" x2={(to - from + 1) * step} y1={HEAD + HEIGHT} y2={HEAD + HEIGHT} />
      {Array.from({ length: to - from + 1 }, (_, index) => from + index)
        .filter((year) => year % every === 0)
        .map((year) => (
          <text key={year} x={(year - from + 0.5) * step} y={HEAD + HEIGHT + FOOT - 5} aria-hidden="true">
            {year}
          </text>
        ))}
    </svg>
  );
}
