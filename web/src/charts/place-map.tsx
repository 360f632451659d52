/** A map of some States. It is for the eyes alone: a list beside it must say the same. */
import { startTransition, useEffect, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { type Chart, chartOf, loadChart, type Shape, sizeOf } from './chart';
import { crop, type Frame, narrow as narrowed } from './crop';
import type { Step } from './step';
import { useNarrow } from './use-narrow';

export type Place = {
  code: string;
  name: string;
  href: string;
  tone: 'member' | 'chair' | 'other' | Step;
  /** Drawn where it is in view, but not what the map looks at. */
  aside?: boolean;
  /** A number to write on it; 0 for none. */
  number: number;
};

type Props = {
  places: Place[];
  /** The code of the State that is pointed at, here or in the list. */
  active: string | null;
  onActive: (code: string | null) => void;
  /** The world as a whole, rather than the closest look at the places. */
  whole?: boolean;
};

const WIDE = 960 / 560;
const TALL = 1.1;
/** Its boundary is drawn dashed, over the lines of its neighbours: see the note in the footer. */
const DASHED = 'XK';

export function PlaceMap({ places, active, onActive, whole = false }: Props) {
  const [, go] = useLocation();
  const narrow = useNarrow();
  const name = whole ? 'world' : chartOf(mattering(places).map(({ code }) => code));
  const chart = useChart(name);
  const shapes = useMemo(() => new Map(chart?.shapes.map((shape) => [shape.code, shape])), [chart]);
  if (!chart) {
    const size = whole ? sizeOf(name) : { width: narrow ? TALL : WIDE, height: 1 };
    return <svg className="map" viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden="true" />;
  }

  const shown = places.flatMap((place) => {
    const shape = shapes.get(place.code);
    return shape ? [{ place, shape }] : [];
  });
  const frame = whole ? { x: 0, y: 0, ...sizeOf(name) } : frameOf(chart, shown, narrow);
  /** One point of the picture as it is shown, in units of the chart. On a phone the world has only points half as large. */
  const unit = frame.width / (narrow && !whole ? 420 : 960);
  const dashed = shapes.get(DASHED);
  const dashedPlace = places.find(({ code }) => code === DASHED);
  const pointed = shown.find(({ place }) => place.code === active);
  const reactions = (place: Place) => ({
    onPointerEnter: () => onActive(place.code),
    onPointerLeave: () => onActive(null),
    onClick: () => go(place.href),
  });

  return (
    <svg
      className="map"
      viewBox={[frame.x, frame.y, frame.width, frame.height].join(' ')}
      strokeWidth={0.7 * unit}
      aria-hidden="true"
    >
      <path className="graticule" d={chart.graticule} />
      {chart.shapes.map((shape, index) => (
        <path key={index} className="land" d={shape.d} />
      ))}
      {shown.map(({ place, shape }) => (
        <path
          key={place.code}
          className="place"
          data-tone={place.tone}
          data-active={place.code === active}
          d={shape.d}
          {...reactions(place)}
        />
      ))}
      {dashed && (
        <g className="dashed" data-tone={dashedPlace?.tone} data-active={active === DASHED}>
          <path d={dashed.d} strokeWidth={1.6 * unit} {...(dashedPlace && reactions(dashedPlace))} />
          <path d={dashed.d} strokeDasharray={`${3 * unit} ${2.5 * unit}`} />
        </g>
      )}
      {shown.map(({ place, shape }) => (
        <Mark
          key={place.code}
          place={place}
          shape={shape}
          unit={unit}
          active={place.code === active}
          {...reactions(place)}
        />
      ))}
      {pointed && <Name name={pointed.place.name} shape={pointed.shape} frame={frame} unit={unit} />}
    </svg>
  );
}

type MarkProps = {
  place: Place;
  shape: Shape;
  unit: number;
  active: boolean;
  onPointerEnter: () => void;
  onPointerLeave: () => void;
  onClick: () => void;
};

/** A number in a circle, or a ring around what is too small to be seen. */
function Mark({ place, shape, unit, active, ...reactions }: MarkProps) {
  if (place.number > 0) {
    return (
      <g className="number" data-tone={place.tone} strokeWidth={1.5 * unit} {...reactions}>
        <circle cx={shape.x} cy={shape.y} r={(7 + 2.4 * Math.sqrt(place.number)) * unit} />
        <text x={shape.x} y={shape.y} dy=".35em" fontSize={11 * unit}>
          {place.number}
        </text>
      </g>
    );
  }
  if (shape.area > 70 * unit * unit) return null;
  return (
    <circle
      className="ring"
      data-tone={place.tone}
      data-active={active}
      strokeWidth={1.4 * unit}
      cx={shape.x}
      cy={shape.y}
      r={5 * unit}
      {...reactions}
    />
  );
}

function Name({ name, shape, frame, unit }: { name: string; shape: Shape; frame: Frame; unit: number }) {
  const half = name.length * 4.5 * unit;
  const x = Math.min(Math.max(shape.x, frame.x + half), frame.x + frame.width - half);
  const y = Math.max(shape.y - 24 * unit, frame.y + 22 * unit);
  return (
    <text className="name" x={x} y={y} fontSize={15 * unit} strokeWidth={5 * unit}>
      {name}
    </text>
  );
}

function useChart(name: string): Chart | undefined {
  const [chart, setChart] = useState<{ name: string; chart: Chart }>();
  useEffect(() => {
    let wanted = true;
    void loadChart(name).then((loaded) => {
      // Hundreds of paths: drawn in slices, so that the page reacts meanwhile.
      if (wanted) startTransition(() => setChart({ name, chart: loaded }));
    });
    return () => {
      wanted = false;
    };
  }, [name]);
  return chart?.name === name ? chart.chart : undefined;
}

/** Observers and rare acquaintances at the other end of the world would make everything else small. */
function mattering(places: Place[]): Place[] {
  const inside = places.filter(({ tone, aside }) => tone !== 'other' && !aside);
  return inside.length > 0 ? inside : places;
}

function frameOf(chart: Chart, shown: { place: Place; shape: Shape }[], narrow: boolean): Frame {
  const whole = { x: 0, y: 0, width: chart.width, height: chart.height };
  const inside = new Set(mattering(shown.map(({ place }) => place)));
  const framed = shown.filter(({ place }) => inside.has(place)).map(({ shape }) => shape);
  const frame = crop(
    framed.map(({ box }) => box),
    whole,
    narrow ? TALL : WIDE,
  );
  const xs = framed.map(({ x }) => x);
  return narrow ? narrowed(frame, xs, TALL) : frame;
}
