/** Numbers as a few ordered tones. */

export const STEPS = ['step-1', 'step-2', 'step-3', 'step-4', 'step-5'] as const;
export type Step = (typeof STEPS)[number];

/** The tone of a number; `starts` says from which number on each tone is used, and the last one has no end. */
export function stepOf(value: number, starts: number[]): Step {
  const passed = starts.filter((start) => value >= start).length;
  return STEPS[Math.max(passed - 1, 0)] ?? 'step-5';
}

/** What each tone stands for, where whole numbers are counted: "1", "2", "3–5", "6 or more". */
export function stepLabels(starts: number[]): string[] {
  return starts.map((start, index) => {
    const next = starts[index + 1];
    if (next === undefined) return `${start} or more`;
    return next - start === 1 ? String(start) : `${start}–${next - 1}`;
  });
}

/** The tone of `value` out of `most`, so that all of them has the strongest one. */
export function shareStep(value: number, most: number): Step {
  return STEPS[Math.max(Math.ceil((value / most) * STEPS.length) - 1, 0)] ?? 'step-5';
}
