/** A typed question to the graph: its answer, how to ask again, and its text for readers who want to ask it themselves. */
import { stringifyDocument } from '@urql/core';
import { useMemo } from 'react';
import { type AnyVariables, type CombinedError, type TypedDocumentNode, useQuery } from 'urql';
import { linkTo } from '../graphiql/link';

export type Graph<Data> = {
  data: Data | undefined;
  error: CombinedError | undefined;
  /** An answer is on its way; `data` may still be that of the variables before. */
  fetching: boolean;
  retry: () => void;
  text: string;
  variables: AnyVariables;
};

export function useGraph<Data, Variables extends AnyVariables>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Graph<Data> {
  const [{ data, error, fetching }, ask] = useQuery({ query, variables });
  const text = useMemo(() => stringifyDocument(query), [query]);
  return { data, error, fetching, retry: () => ask({ requestPolicy: 'network-only' }), text, variables };
}

/** The address that opens a question in GraphiQL. */
export function graphiqlHref({ text, variables }: Pick<Graph<unknown>, 'text' | 'variables'>): string {
  const given = variables && Object.keys(variables).length > 0;
  return linkTo({ query: text, variables: given ? JSON.stringify(variables, null, 2) : '' });
}
