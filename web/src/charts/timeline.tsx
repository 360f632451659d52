/** What happened when: lanes of marks under bands of what lasted. */
import { Link } from 'wouter';
import { type Band, type Layout, type Mark, RADIUS, SPAN_HEIGHT, timelineLayout } from './timeline-layout';
import { useNarrow } from './use-narrow';

type Props = { label: string; lanes: string[]; marks: Mark[]; bands: Band[] };

export function Timeline({ label, lanes, marks, bands }: Props) {
  const narrow = useNarrow();
  const layout = timelineLayout(lanes, marks, bands, narrow);
  return (
    <svg
      className="timeline"
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      data-narrow={narrow}
      role="group"
      aria-label={label}
    >
      <Years layout={layout} />
      {layout.bands.map((band) => (
        <g key={band.label}>
          <text className="lane" x={narrow ? layout.left : layout.left - 14} y={band.y} dy=".35em">
            {band.label}
          </text>
          {band.spans.map(({ span, x0, x1, y, text }) => (
            <g key={span.key} className="span" data-strong={span.strong} data-exact={span.exact}>
              <title>{span.name}</title>
              <rect x={x0} width={x1 - x0} y={y} height={SPAN_HEIGHT} rx="4" />
              <text
                x={text === span.name ? x0 + 9 : (x0 + x1) / 2}
                y={y + SPAN_HEIGHT / 2}
                dy=".35em"
                data-middle={text !== span.name}
              >
                {text}
              </text>
            </g>
          ))}
        </g>
      ))}
      {layout.lanes.map((lane) => (
        <g key={lane.label}>
          <text className="lane" x={narrow ? layout.left : layout.left - 14} y={lane.labelY} dy=".35em">
            {lane.label}
          </text>
          <line className="rule" x1={layout.left} x2={layout.right} y1={lane.y} y2={lane.y} />
          {lane.marks.map(({ mark, x0, x1, y }) => (
            <MarkLink key={mark.href} mark={mark} x0={x0} x1={x1} y={y} />
          ))}
        </g>
      ))}
    </svg>
  );
}

function Years({ layout: { years, top, height } }: { layout: Layout }) {
  return years.map(({ year, x, middle, label }) => (
    <g key={year}>
      <line className="tick" x1={x} x2={x} y1={top} y2={height - 22} />
      {label && (
        <text className="year" x={middle} y={height - 6}>
          {label}
        </text>
      )}
    </g>
  ));
}

type MarkLinkProps = { mark: Mark; x0: number; x1: number; y: number };

function MarkLink({ mark, x0, x1, y }: MarkLinkProps) {
  const radius = mark.strong ? RADIUS + 1.5 : RADIUS;
  return (
    <Link href={mark.href} aria-label={mark.label} className="mark" data-mode={mark.mode} data-strong={mark.strong}>
      <title>{mark.label}</title>
      {mark.exact && x1 - x0 <= 2 * RADIUS + 1 ? (
        <circle cx={(x0 + x1) / 2} cy={y} r={radius} />
      ) : (
        <rect x={x0} width={x1 - x0} y={y - 4} height="8" rx="4" data-exact={mark.exact} />
      )}
      {mark.mode === 'hybrid' && mark.exact && (
        <path className="half" d={`M${(x0 + x1) / 2} ${y - radius}a${radius} ${radius} 0 0 0 0 ${2 * radius}z`} />
      )}
    </Link>
  );
}
