/** A State, an organization or a process, as a link to its page. */
import type { ComponentProps } from 'react';
import { Link } from 'wouter';
import { type FragmentType, graphql, readFragment } from '../gql';
import { stateOf } from './state-link';

const PartyLinkFragment = graphql(`
  fragment PartyLink on Party {
    __typename
    ... on State {
      ...StateLink
    }
    ... on Organization {
      slug
      name
      acronym
    }
    ... on Process {
      slug
      name
      acronym
    }
  }
`);

type Party = FragmentType<typeof PartyLinkFragment>;
type Props = { party: Party } & Omit<ComponentProps<'a'>, 'href' | 'ref'>;

export function PartyLink({ party, ...rest }: Props) {
  const { name, href, addition } = partyOf(party);
  return (
    <Link href={href} {...rest}>
      {name}
      {addition && ` ${addition}`}
    </Link>
  );
}

/** The name and address of a party, for those that draw rather than link. */
export function partyOf(party: Party): { name: string; href: string; addition: string | null } {
  const it = readFragment(PartyLinkFragment, party);
  switch (it.__typename) {
    case 'State':
      return stateOf(it);
    case 'Organization':
      return { name: it.name, href: `/organizations/${it.slug}`, addition: it.acronym && `(${it.acronym})` };
    case 'Process':
      return { name: it.name, href: `/processes/${it.slug}`, addition: it.acronym && `(${it.acronym})` };
  }
}
