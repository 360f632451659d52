/** Further names, each with what sort of name it is and when it was in use. */
import { type FragmentType, graphql, readFragment } from '../gql';
import { periodText } from '../text/date';
import { nameKind } from '../text/label';

const NameFragment = graphql(`
  fragment FurtherName on Name {
    kind
    text
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
`);

export function Names({ names }: { names: FragmentType<typeof NameFragment>[] }) {
  return readFragment(NameFragment, names)
    .map(({ kind, text, period }) => {
      const when = period.start || period.end ? `, ${periodText(period)}` : '';
      return `${text} (${nameKind[kind]}${when})`;
    })
    .join('; ');
}
