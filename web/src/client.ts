/** The one GraphQL client: answers are kept by document and variables, and by the types in them. */
import { cacheExchange, Client, fetchExchange } from 'urql';

export const client = new Client({
  url: '/graphql',
  preferGetMethod: false,
  exchanges: [cacheExchange, fetchExchange],
});
