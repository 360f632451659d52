/** States by name, beside a map that shows the same. */
import { type FragmentType, graphql, readFragment } from '../gql';
import { PartyLink } from './party-link';

const StateFragment = graphql(`
  fragment StateListItem on State {
    code
    ...PartyLink
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
          <PartyLink
            party={state}
            data-active={state.code === active}
            onPointerEnter={() => onActive(state.code)}
            onPointerLeave={() => onActive(null)}
            onFocus={() => onActive(state.code)}
            onBlur={() => onActive(null)}
          />
        </li>
      ))}
    </ul>
  );
}
