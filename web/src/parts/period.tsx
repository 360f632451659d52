/** From when to when, in words. */
import { type FragmentType, graphql, readFragment } from '../gql';
import { periodText } from '../text/date';

const PeriodFragment = graphql(`
  fragment Period on Period {
    start {
      edtf
    }
    end {
      edtf
    }
    ongoing
    notBefore
  }
`);

export function Period(props: { period: FragmentType<typeof PeriodFragment> }) {
  return <>{periodText(readFragment(PeriodFragment, props.period))}</>;
}
