/** What surrounds every page: skip link, header, main, footer. */
import { type ReactNode, useEffect, useRef } from 'react';
import { Link, useLocation, useSearchParams } from 'wouter';
import { CURSORS } from './paging';
import { SearchForm } from './search-form';

/** Pages that have a field to search in of their own. */
const SEARCHING = ['/', '/search'];

export function Layout({ children }: { children: ReactNode }) {
  const [path] = useLocation();
  return (
    <>
      <a className="skip visually-hidden" href="#main">
        Skip to content
      </a>
      <header className="top">
        <Link href="/" className="brand">
          <Emblem />
          Migration processes
        </Link>
        {!SEARCHING.includes(path) && <SearchForm />}
        <nav aria-label="Main">
          <NavLink href="/">Processes</NavLink>
          <NavLink href="/meetings">Meetings</NavLink>
          <NavLink href="/compare">Compare</NavLink>
          <a href="/graphiql/">GraphiQL</a>
        </nav>
      </header>
      <Main>{children}</Main>
      <footer>
        <p>
          Facts and figures come from the pages of the International Organization for Migration and of the processes,
          and from what else each row cites. Prose is in our own words. Data: CC BY 4.0.
        </p>
        <p>
          Borders: Natural Earth, as edited by Visionscarto. Boundaries and names shown do not imply endorsement.
          References to Kosovo are to be understood in the context of UN Security Council resolution 1244 (1999).
        </p>
        <p>
          <a href="/data.zip">All data (.zip)</a> <a href="/feed.atom">News feed</a>{' '}
          <a href="/schema.graphql">Schema</a> <a href="/licenses.md">Licences</a>
        </p>
      </footer>
    </>
  );
}

/** After a change of page, or to another page of a list, the reader is at the top, with the focus where it begins. */
function Main({ children }: { children: ReactNode }) {
  const [path] = useLocation();
  const [parameters] = useSearchParams();
  const page = [path, ...CURSORS.map((name) => parameters.get(name))].join();
  const main = useRef<HTMLElement>(null);
  const shown = useRef(page);
  useEffect(() => {
    if (shown.current === page) return;
    shown.current = page;
    window.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [page]);
  return (
    <main id="main" ref={main} tabIndex={-1}>
      {children}
    </main>
  );
}

function NavLink({ href, children }: { href: string; children: ReactNode }) {
  const [path] = useLocation();
  return (
    <Link href={href} aria-current={path === href ? 'page' : undefined}>
      {children}
    </Link>
  );
}

function Emblem() {
  return (
    <svg className="emblem" viewBox="0 0 32 32" aria-hidden="true">
      <path d="M9 22 16 9l7 13z" />
      <circle cx="16" cy="9" r="4" />
      <circle cx="9" cy="22" r="4" />
      <circle cx="23" cy="22" r="4" />
    </svg>
  );
}
