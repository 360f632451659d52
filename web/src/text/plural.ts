/** Numbers with their nouns, and lists as English writes them. */

const ORDINALS = new Intl.PluralRules('en', { type: 'ordinal' });

/** "1 meeting", "47 meetings"; the plural is given where it is not made by an s. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? noun : plural}`;
}

/** "1st", "2nd", "3rd", "11th". */
export function ordinal(number: number): string {
  const endings = { one: 'st', two: 'nd', few: 'rd', other: 'th', zero: 'th', many: 'th' };
  return `${number}${endings[ORDINALS.select(number)]}`;
}

/** "1–3 and 5" for 1, 2, 3, 5: numbers that follow each other become a range. */
export function rangeList(numbers: number[]): string {
  const ranges: [number, number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return sentenceList(ranges.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)));
}

/** "Poland", "Poland and Lithuania", "Poland, Lithuania and Czechia". */
export function sentenceList(items: string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}
