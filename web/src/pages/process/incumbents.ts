/** Who is in the chair on the day of the page, and how sure that is. */
import { type FragmentType, graphql, readFragment } from '../../gql';
import { useAsOf } from '../../parts/as-of';
import { partyOf } from '../../parts/party-link';
import { periodText } from '../../text/date';

const IncumbentsFragment = graphql(`
  fragment Incumbents on Process {
    incumbents: chairs(on: $day) {
      id
      holder {
        ... on State {
          code
        }
        ...PartyLink
      }
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
    }
    certain: chairs(on: $day, match: DEFINITELY) {
      id
    }
  }
`);

export type Incumbent = { id: string; name: string; href: string; code: string | undefined; period: string };

/** Those who surely hold the chair; where nobody does, those of whom a start is printed and who may hold it still. */
export function useIncumbents(process: FragmentType<typeof IncumbentsFragment>): {
  incumbents: Incumbent[];
  certain: boolean;
} {
  const { on } = useAsOf();
  const { incumbents, certain } = readFragment(IncumbentsFragment, process);
  const ids = new Set(certain.map(({ id }) => id));
  // A source that calls somebody the present chair is believed for today, even where it prints no date.
  const sure = incumbents.filter(({ id, period }) => ids.has(id) || (on === null && period.ongoing));
  const likely = incumbents.filter(({ period }) => period.start !== null);
  const shown = (sure.length > 0 ? sure : likely).map(({ id, holder, period }) => {
    const { name, href } = partyOf(holder);
    return { id, name, href, code: 'code' in holder ? holder.code : undefined, period: periodText(period) };
  });
  return { incumbents: shown, certain: sure.length > 0 };
}
