/** Numbers with their nouns, and lists as English writes them. */

/** "1 meeting", "47 meetings"; the plural is given where it is not made by an s. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? noun : plural}`;
}

/** "Poland", "Poland and Lithuania", "Poland, Lithuania and Czechia". */
export function sentenceList(items: string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}
