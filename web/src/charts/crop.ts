/** Which part of a chart to look at, so that what matters fills the picture. */
import type { Box } from './chart';

export type Frame = { x: number; y: number; width: number; height: number };

const MARGIN = 24;
/** Closer than this, the lines show how much they are simplified. */
const CLOSEST = 300;

/** The part of `whole` that holds all boxes, widened to `aspect` (width by height) where there is room. */
export function crop(boxes: Box[], whole: Frame, aspect: number): Frame {
  if (boxes.length === 0) return whole;
  const left = Math.max(Math.min(...boxes.map((box) => box[0])) - MARGIN, 0);
  const top = Math.max(Math.min(...boxes.map((box) => box[1])) - MARGIN, 0);
  const right = Math.min(Math.max(...boxes.map((box) => box[2])) + MARGIN, whole.width);
  const bottom = Math.min(Math.max(...boxes.map((box) => box[3])) + MARGIN, whole.height);
  const height = Math.min(Math.max(bottom - top, (right - left) / aspect, CLOSEST / aspect), whole.height);
  const width = Math.min(Math.max(right - left, height * aspect), whole.width);
  return {
    x: clamp((left + right - width) / 2, 0, whole.width - width),
    y: clamp((top + bottom - height) / 2, 0, whole.height - height),
    width,
    height,
  };
}

/** Of a picture too wide for a phone, the part that shows most of the places at `xs`. */
export function narrow(frame: Frame, xs: number[], aspect: number): Frame {
  const width = Math.min(frame.width, frame.height * aspect);
  const starts = xs.map((x) => clamp(x - MARGIN, frame.x, frame.x + frame.width - width)).sort((a, b) => a - b);
  const seen = (start: number) => xs.filter((x) => x >= start && x <= start + width).length;
  return {
    ...frame,
    width,
    x: starts.reduce((best, start) => (seen(start) > seen(best) ? start : best), starts[0] ?? frame.x),
  };
}

function clamp(number: number, low: number, high: number): number {
  return Math.min(Math.max(number, low), high);
}
