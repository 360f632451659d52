/** What a page shows while it waits, when it failed, and when there is nothing. */
import { type ReactNode, useDeferredValue } from 'react';
import type { CombinedError } from 'urql';
import { PageTitle } from './page-title';
import { QueryPeek } from './query-peek';
import type { Graph } from './use-graph';

/** A page made of one question: its answer once there is one, and the question below it. */
export function Answer<Data>({ graph, children }: { graph: Graph<Data>; children: (data: Data) => ReactNode }) {
  // A long answer is drawn in slices, so that the page reacts meanwhile.
  const data = useDeferredValue(graph.data);
  if (data) {
    const waiting = graph.fetching || data !== graph.data;
    return (
      <div className="answer" data-fetching={waiting} aria-busy={waiting}>
        {children(data)}
        <QueryPeek graph={graph} />
      </div>
    );
  }
  return graph.error ? <Failed error={graph.error} retry={graph.retry} /> : <Loading />;
}

/** Grey blocks in the shape of the page to come. */
export function Loading() {
  return (
    <div className="loading" role="status">
      <span className="visually-hidden">Loading</span>
      <i />
      <i />
      <i />
    </div>
  );
}

export function Failed({ error, retry }: { error: CombinedError; retry: () => void }) {
  const unanswered = error.networkError !== undefined;
  return (
    <section className="notice failed" role="alert">
      <PageTitle title={unanswered ? 'The API did not answer' : 'The API refused this query'} indexed={false} />
      <p>
        {unanswered
          ? 'Check that the server is running, then try again.'
          : error.graphQLErrors.map(({ message }) => message).join(' ')}
      </p>
      <button type="button" onClick={retry}>
        Try again
      </button>
    </section>
  );
}

/** Instead of a page: what was asked for is not there. */
export function Missing({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="notice">
      <PageTitle title={title} indexed={false} />
      <p>{children}</p>
    </section>
  );
}

/** Instead of a list: says what is missing rather than showing nothing. */
export function Empty({ children }: { children: ReactNode }) {
  return <p className="empty">{children}</p>;
}
