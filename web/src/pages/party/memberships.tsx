/** The processes that a State or an organization takes part in: as what, since when, and as printed where. */
import { Link } from 'wouter';
import { type FragmentType, graphql, readFragment } from '../../gql';
import type { PartyMembershipFragment } from '../../gql/graphql';
import { AsOf, useAsOf } from '../../parts/as-of';
import { Empty } from '../../parts/feedback';
import { Section } from '../../parts/section';
import { SourceNote } from '../../parts/source-note';
import { dateText, periodText } from '../../text/date';
import { standing, takesPartAs } from '../../text/label';

const MembershipFragment = graphql(`
  fragment PartyMembership on Membership {
    id
    role
    roleLabel
    subgroup
    standing
    listedAs
    founding
    period {
      start {
        edtf
      }
      end {
        edtf
      }
      ongoing
      notBefore
    }
    process {
      slug
      name
      status
    }
  }
`);

type Props = {
  memberships: FragmentType<typeof MembershipFragment>[];
  /** The ids of those that stood for sure on the day of the page; null where it is today. */
  certain: Set<string> | null;
  /** The name that a list is expected to print. */
  name: string;
};

export function Memberships({ memberships: masked, certain, name }: Props) {
  const { on } = useAsOf();
  const memberships = readFragment(MembershipFragment, masked).toSorted(
    (a, b) => RANKS.indexOf(a.standing) - RANKS.indexOf(b.standing) || a.process.name.localeCompare(b.process.name),
  );
  return (
    <Section id="processes" title="What it takes part in" aside={<AsOf />}>
      {on && (
        <p className="note">
          On {dateText(on)}, as far as the sources tell. “Possibly” marks what their dates leave open.
        </p>
      )}
      {memberships.length === 0 && <Empty>{on ? 'Nothing is recorded for that day.' : 'Nothing is recorded.'}</Empty>}
      <ul className="lines">
        {memberships.map((membership) => (
          <li key={membership.id} data-past={on === null && membership.standing === 'FORMER'}>
            <span className="when">{roleText(membership, on !== null)}</span>
            <span className="what">
              <Link href={`/processes/${membership.process.slug}`}>{membership.process.name}</Link>
              <SourceNote id={membership.id} of={membership.process.name} />
              <small>{detailsOf(membership, name, certain).join(' · ')}</small>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const RANKS = ['CURRENT', 'SUSPENDED', 'PENDING', 'FORMER'];

/** On a day of the past, what came of it later is not said. */
function roleText({ role, standing: stands }: PartyMembershipFragment, then: boolean): string {
  return [takesPartAs[role], !then && standing[stands]].filter(Boolean).join(', ');
}

function detailsOf(membership: PartyMembershipFragment, name: string, certain: Props['certain']): string[] {
  const { id, roleLabel, subgroup, listedAs, founding, period, process } = membership;
  return [
    certain && !certain.has(id) && 'possibly',
    periodText(period),
    founding && 'founding member',
    [...new Set([roleLabel, subgroup])]
      .filter((label) => label !== null)
      .map((label) => `“${label}”`)
      .join(', '),
    listedAs !== null && listedAs !== name && `printed as “${listedAs}”`,
    process.status === 'ENDED' && 'the process has ended',
  ].filter((part) => typeof part === 'string' && part !== '') as string[];
}
