/** The name that a process goes by, where there is little room. */
import type { NameKind } from '../gql/graphql';

type Named = { name: string; acronym: string | null; names: { kind: NameKind; text: string }[] };

const ROOM = 24;

/** Its name if short, else one that sources list it under, else its acronym, else how its name begins. */
export function shortName({ name, acronym, names }: Named): string {
  const listed = names.filter(({ kind }) => kind === 'AS_LISTED').map(({ text }) => text);
  const acronyms = names.filter(({ kind }) => kind === 'ACRONYM').map(({ text }) => text);
  const short = [name, ...listed].find((text) => text.length <= ROOM);
  return short ?? acronym ?? acronyms[0] ?? name.split(/ (?:on|in|of|for|among) /)[0] ?? name;
}
