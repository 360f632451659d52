/** States by name, beside a map that shows the same. */
import { Link } from 'wouter';
import { type FragmentType, graphql, readFragment } from '../gql';

const StateFragment = graphql(`
  fragment StateListItem on State {
    code
    name
    designation
  }
`);

type Props = {
  states: FragmentType<typeof StateFragment>[];
  /** The code of the State that is pointed at, here or on the map. */
  active: string | null;
  onActive: (code: string | null) => void;
};

export function StateList({ states, active, onActive }: Props) {
  return (
    <ul>
      {readFragment(StateFragment, states).map(({ code, name, designation }) => (
        <li key={code}>
          <Link
            href={`/states/${code}`}
            data-active={code === active}
            onPointerEnter={() => onActive(code)}
            onPointerLeave={() => onActive(null)}
            onFocus={() => onActive(code)}
            onBlur={() => onActive(null)}
          >
            {[name, designation].filter(Boolean).join(' ')}
          </Link>
        </li>
      ))}
    </ul>
  );
}
