/** A State, as a link to its page. */
import type { ComponentProps } from 'react';
import { Link } from 'wouter';
import { type FragmentType, graphql, readFragment } from '../gql';

const StateLinkFragment = graphql(`
  fragment StateLink on State {
    code
    name
    designation
  }
`);

type State = FragmentType<typeof StateLinkFragment>;
type Props = { state: State } & Omit<ComponentProps<'a'>, 'href' | 'ref'>;

export function StateLink({ state, ...rest }: Props) {
  const { name, href, addition } = stateOf(state);
  return (
    <Link href={href} {...rest}>
      {name}
      {addition && ` ${addition}`}
    </Link>
  );
}

/** The name and address of a State, for those that draw rather than link; `addition` is what travels with the name. */
export function stateOf(state: State): { name: string; href: string; addition: string | null } {
  const { code, name, designation } = readFragment(StateLinkFragment, state);
  return { name, href: `/states/${code}`, addition: designation };
}
