/** Dates as exact as they are known, in words: "2–3 Oct 2018", "Jan 2013", "2009". */

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

type Parts = { year: string; month: string | undefined; day: number | undefined; about: boolean };

function parts(edtf: string): Parts {
  const about = /[~?%]$/.test(edtf);
  const [year = '', month, day] = edtf.replace(/[~?%]$/, '').split('-');
  return { year, month: months[Number(month) - 1], day: day ? Number(day) : undefined, about };
}

const words = (date: Parts) =>
  (date.about ? 'about ' : '') + [date.day, date.month, date.year].filter((part) => part !== undefined).join(' ');

/** A date in EDTF for people. What two ends of a range share is said once. */
export function dateText(edtf: string): string {
  const [first = '', last] = edtf.split('/');
  const start = parts(first);
  if (!last || last === first) return words(start);
  const end = parts(last);
  const sameYear = start.year === end.year && !start.about;
  const sameMonth = sameYear && start.month === end.month;
  if (sameMonth && start.day !== undefined && end.day !== undefined) return `${start.day}–${words(end)}`;
  if (sameYear && start.month) return `${words({ ...start, year: '' }).trim()} – ${words(end)}`;
  return start.month || start.about ? `${words(start)} – ${words(end)}` : `${words(start)}–${words(end)}`;
}

export type PeriodParts = {
  start: { edtf: string } | null;
  end: { edtf: string } | null;
  ongoing: boolean;
  notBefore: string | null;
};

/** A period for people; what no source says is left out, or told by what bounds it. */
export function periodText({ start, end, ongoing, notBefore }: PeriodParts): string {
  if (start && end)
    return start.edtf === end.edtf ? dateText(start.edtf) : `${dateText(start.edtf)} – ${dateText(end.edtf)}`;
  if (start) return ongoing ? `since ${dateText(start.edtf)}` : `from ${dateText(start.edtf)}; no end is printed`;
  if (end) return `until ${dateText(end.edtf)}; no start is printed`;
  if (ongoing) return notBefore ? `now, since ${notBefore.slice(0, 4)} at the earliest` : 'now';
  return 'no dates are printed';
}

/** Days in between, for people: whole years as years. */
export function daysText(from: string, to: string): string {
  const whole = from.endsWith('-01-01') && to.endsWith('-12-31');
  return dateText(whole ? `${from.slice(0, 4)}/${to.slice(0, 4)}` : `${from}/${to}`);
}

/** A day of the calendar, `YYYY-MM-DD`, where the clock on the wall is. */
export function isoDay(date: Date): string {
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}

type Days = { earliest: string; latest: string };
type Ends = { start: { latest: string } | null; end: { earliest: string } | null; ongoing: boolean };

/** Whether a period holds all days that a date can mean, however its own ends are meant. */
export function surelyIncludes({ start, end, ongoing }: Ends, { earliest, latest }: Days): boolean {
  return start !== null && start.latest <= earliest && (end ? latest <= end.earliest : ongoing);
}
