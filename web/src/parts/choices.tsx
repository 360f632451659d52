/** A filter whose choice stands in the address, as links with the number of rows behind each. */
import { Link, useLocation, useSearchParams } from 'wouter';

export type Choice = { key: string; label: string; count: number };

type Props = {
  /** The parameter in the address. */
  name: string;
  label: string;
  choices: Choice[];
};

export function Choices({ name, label, choices }: Props) {
  const [path] = useLocation();
  const [parameters] = useSearchParams();
  const chosen = parameters.get(name);
  const hrefOf = (key: string | null) => {
    const next = new URLSearchParams(parameters);
    if (key) next.set(name, key);
    else next.delete(name);
    return next.size > 0 ? `${path}?${next.toString()}` : path;
  };
  return (
    <nav className="choices" aria-label={label}>
      <span aria-hidden="true">{label}</span>
      <Link href={hrefOf(null)} replace aria-current={chosen === null ? 'true' : undefined}>
        All
      </Link>
      {choices.map((choice) => (
        <Link
          key={choice.key}
          href={hrefOf(choice.key)}
          replace
          aria-current={chosen === choice.key ? 'true' : undefined}
        >
          {choice.label} <small>{choice.count}</small>
        </Link>
      ))}
    </nav>
  );
}
