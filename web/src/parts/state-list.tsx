/** States by name, beside a map that shows the same. */
import { Link } from 'wouter';
import { type FragmentType, graphql, readFragment } from '../gql';
import { stateName } from '../text/state-name';

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
      {readFragment(StateFragment, states).map((state) => (
        <li key={state.code}>
          <Link
            href={`/states/${state.code}`}
            data-active={state.code === active}
            onPointerEnter={() => onActive(state.code)}
            onPointerLeave={() => onActive(null)}
            onFocus={() => onActive(state.code)}
            onBlur={() => onActive(null)}
          >
            {stateName(state)}
          </Link>
        </li>
      ))}
    </ul>
  );
}
