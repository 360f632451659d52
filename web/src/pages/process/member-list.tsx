/** The parties of one group, each with what the source prints about it. */
import { type FragmentType, graphql, readFragment } from '../../gql';
import type { MemberLineFragment } from '../../gql/graphql';
import { PartyLink, partyOf } from '../../parts/party-link';
import { SourceNote } from '../../parts/source-note';
import { dateText } from '../../text/date';
import { standing } from '../../text/label';

const LineFragment = graphql(`
  fragment MemberLine on Membership {
    id
    standing
    listedAs
    period {
      start {
        edtf
      }
      end {
        edtf
      }
    }
    member {
      ... on State {
        code
      }
      ...PartyLink
    }
  }
`);

type Props = {
  title: string;
  /** The source's word for their role. */
  label: string | null;
  /** Whether their names are long. */
  wide: boolean;
  members: FragmentType<typeof LineFragment>[];
  /** Those who took part for sure on the day of the page; null where it is today. */
  certain: Set<string> | null | undefined;
  active: string | null;
  onActive: (code: string | null) => void;
};

export function MemberList({ title, label, wide, members, certain, active, onActive }: Props) {
  return (
    <div className="members">
      <h3>
        {title}{' '}
        <small>
          {members.length}
          {label && ` · “${label}”`}
        </small>
      </h3>
      <ul data-wide={wide}>
        {readFragment(LineFragment, members).map((membership) => {
          const code = 'code' in membership.member ? membership.member.code : null;
          const note = noteOf(membership, certain);
          return (
            <li key={membership.id}>
              <PartyLink
                party={membership.member}
                data-active={code !== null && code === active}
                onPointerEnter={() => onActive(code)}
                onPointerLeave={() => onActive(null)}
                onFocus={() => onActive(code)}
                onBlur={() => onActive(null)}
              />
              <SourceNote id={membership.id} of={partyOf(membership.member).name} />
              {note && <small>{note}</small>}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function noteOf(
  { id, standing: stands, listedAs, period, member }: MemberLineFragment,
  certain: Props['certain'],
): string {
  const { name, addition } = partyOf(member);
  const same = !listedAs || [name, `${name} ${addition ?? ''}`].includes(listedAs);
  return [
    certain && !certain.has(id) && 'possibly',
    standing[stands],
    period.start && `since ${dateText(period.start.edtf)}`,
    period.end && `until ${dateText(period.end.edtf)}`,
    !same && `printed as “${listedAs}”`,
  ]
    .filter(Boolean)
    .join(', ');
}
