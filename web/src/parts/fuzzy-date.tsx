/** A date, as exact as it is known and no more. */
import { type FragmentType, graphql, readFragment } from '../gql';
import { dateText } from '../text/date';

const FuzzyDateFragment = graphql(`
  fragment FuzzyDate on FuzzyDate {
    edtf
    text
  }
`);

type Props = { date: FragmentType<typeof FuzzyDateFragment> | null | undefined };

export function FuzzyDate(props: Props) {
  const date = readFragment(FuzzyDateFragment, props.date);
  if (!date) return <span title="no date is printed">no date</span>;
  const printed = date.text ? `printed as “${date.text}”` : undefined;
  return (
    <time dateTime={date.edtf.split('/')[0]?.replace(/[~?%]/, '')} title={printed}>
      {dateText(date.edtf)}
    </time>
  );
}
