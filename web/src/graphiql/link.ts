/** The address of a question. Behind the `#` it stays out of logs and has no limit of length. */
export type Question = { query: string; variables?: string };

export function linkTo({ query, variables }: Question): string {
  const parameters = new URLSearchParams({ ...(query && { query }), ...(variables && { variables }) });
  return `/graphiql/#${parameters.toString()}`;
}

export function questionIn(hash: string): Question | undefined {
  const parameters = new URLSearchParams(hash.replace(/^#/, ''));
  const query = parameters.get('query');
  return query ? { query, variables: parameters.get('variables') ?? '' } : undefined;
}
