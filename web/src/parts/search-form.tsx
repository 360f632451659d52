/** The field to search in. */
import type { SubmitEvent } from 'react';
import { useLocation } from 'wouter';

type Props = { words?: string };

export function SearchForm({ words = '' }: Props) {
  const [, go] = useLocation();
  const search = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget).get('q');
    if (typeof typed === 'string') go(`/search?q=${encodeURIComponent(typed.trim())}`);
  };
  return (
    <form role="search" action="/search" onSubmit={search}>
      <input
        // A key, so that the field follows the address.
        key={words}
        type="search"
        name="q"
        defaultValue={words}
        maxLength={200}
        aria-label="Search processes, States, organizations, meetings and declarations"
        placeholder="Search processes, States, meetings"
      />
      <button type="submit">Search</button>
    </form>
  );
}
