/** Who held the chair of a process on a date, and how sure that is. */
import { type FragmentType, graphql, readFragment } from '../gql';
import { surelyIncludes } from '../text/date';
import { PartyLink, partyOf } from './party-link';
import { Period } from './period';
import { SourceNote } from './source-note';

const ChairFragment = graphql(`
  fragment ChairThen on Tenure {
    id
    holder {
      ...PartyLink
    }
    period {
      ...Period
      start {
        latest
      }
      end {
        earliest
      }
      ongoing
    }
  }
`);

type Props = {
  chairs: FragmentType<typeof ChairFragment>[];
  /** The days that the date can mean. */
  days: { earliest: string; latest: string } | null | undefined;
};

export function ChairsThen({ chairs, days }: Props) {
  if (chairs.length === 0) return days ? 'no source says' : 'cannot be told without a date';
  return (
    <ul>
      {readFragment(ChairFragment, chairs).map(({ id, holder, period }) => (
        <li key={id}>
          {!(days && surelyIncludes(period, days)) && 'possibly '}
          <PartyLink party={holder} />{' '}
          <small>
            <Period period={period} />
          </small>
          <SourceNote id={id} of={partyOf(holder).name} />
        </li>
      ))}
    </ul>
  );
}
