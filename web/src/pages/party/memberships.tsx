/** The processes that a State or an organization takes part in: as what, since when, and as printed where. */
import { Link } from 'wouter';
import { type FragmentType, graphql, readFragment } from '../../gql';
import type { PartyMembershipFragment } from '../../gql/graphql';
import { AsOf, useAsOf } from '../../parts/as-of';
import { Empty } from '../../parts/feedback';
import { Section } from '../../parts/section';
import { SourceNote } from '../../parts/source-note';
import { dateText, periodText } from '../../text/date';
import { notStanding, takesPartAs } from '../../text/label';
import { count } from '../../text/plural';

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
  /** The names that a list is expected to print. */
  names: (string | null)[];
};

export function Memberships({ memberships, certain, names }: Props) {
  const { on } = useAsOf();
  const groups = groupsOf(readFragment(MembershipFragment, memberships), on !== null);
  return (
    <Section id="processes" title="What it takes part in" aside={<AsOf />}>
      {on && (
        <p className="note">
          On {dateText(on)}, as far as the sources tell. “Possibly” marks what their dates leave open.
        </p>
      )}
      {groups.length === 0 && <Empty>{on ? 'Nothing is recorded for that day.' : 'Nothing is recorded.'}</Empty>}
      {groups.map(({ title, rows }) => (
        <div key={title}>
          <h3>
            {title} <small>{count(rows.length, 'process', 'processes')}</small>
          </h3>
          <ul className="terms apart">
            {rows.map((membership) => (
              <li key={membership.id}>
                <Link href={`/processes/${membership.process.slug}`}>{membership.process.name}</Link>
                <SourceNote id={membership.id} of={membership.process.name} />
                <small>{detailsOf(membership, names, certain)}</small>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Section>
  );
}

/** By role, then those that do not stand. On a day of the past, what came of a membership later is not said. */
function groupsOf(memberships: PartyMembershipFragment[], then: boolean) {
  const titleOf = ({ role, standing }: PartyMembershipFragment) =>
    then || standing === 'CURRENT' ? takesPartAs[role] : notStanding[standing];
  const titles = [...Object.values(takesPartAs), ...Object.values(notStanding)];
  const groups = Map.groupBy(memberships, titleOf);
  return titles.flatMap((title) => {
    const rows = groups.get(title)?.toSorted((a, b) => a.process.name.localeCompare(b.process.name, 'en'));
    return rows ? [{ title, rows }] : [];
  });
}

function detailsOf(membership: PartyMembershipFragment, names: Props['names'], certain: Props['certain']): string {
  const { id, role, standing, roleLabel, subgroup, listedAs, founding, period, process } = membership;
  const labels = new Set([roleLabel, subgroup].filter((label) => label !== null));
  return [
    certain && !certain.has(id) && 'possibly',
    !certain && standing !== 'CURRENT' && role !== 'MEMBER' && takesPartAs[role].toLowerCase(),
    periodText(period),
    founding && 'from its start',
    ...[...labels].map((label) => `“${label}”`),
    listedAs !== null && !names.includes(listedAs) && `printed as “${listedAs}”`,
    process.status === 'ENDED' && 'the process has ended',
  ]
    .filter(Boolean)
    .join(' · ');
}
