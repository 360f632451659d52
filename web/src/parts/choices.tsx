/** A filter whose choice stands in the address, as links with the number of rows behind each. */
import { Link, useLocation, useSearchParams } from 'wouter';
import { CURSORS } from './paging';

export type Choice = { key: string; label: string; count: number };

type Props = {
  /** The parameter in the address. */
  name: string;
  label: string;
  choices: Choice[];
  /** How many are shown at once; the others wait behind a word. */
  shown?: number;
};

export function Choices({ name, label, choices, shown = 12 }: Props) {
  const [path] = useLocation();
  const [parameters] = useSearchParams();
  const chosen = parameters.get(name);
  const hrefOf = (key: string | null) => {
    const next = new URLSearchParams([...parameters].filter(([other]) => ![name, ...CURSORS].includes(other)));
    if (key) next.set(name, key);
    return next.size > 0 ? `${path}?${next.toString()}` : path;
  };
  const linkOf = ({ key, label: text, count }: Choice) => (
    <Link key={key} href={hrefOf(key)} replace title={text} aria-current={chosen === key ? 'true' : undefined}>
      <span>{text}</span> <small>{count}</small>
    </Link>
  );
  const rest = choices.slice(shown);
  return (
    <nav className="choices" aria-label={label}>
      <span aria-hidden="true">{label}</span>
      <Link href={hrefOf(null)} replace aria-current={chosen === null ? 'true' : undefined}>
        All
      </Link>
      {choices.slice(0, shown).map(linkOf)}
      {rest.length > 0 && (
        <details open={rest.some(({ key }) => key === chosen)}>
          <summary>{rest.length} more</summary>
          <div>{rest.map(linkOf)}</div>
        </details>
      )}
    </nav>
  );
}
