/** The pages and documents that some facts were read from. */
import { type FragmentType, graphql, readFragment } from '../gql';
import { Empty } from './feedback';
import { Section } from './section';
import { dateText } from '../text/date';
import { count } from '../text/plural';

const SourcesFragment = graphql(`
  fragment Sources on Cited {
    citations {
      source {
        slug
        title
        publisher
        url
        asOf {
          edtf
        }
      }
    }
  }
`);

export function Sources(props: { of: FragmentType<typeof SourcesFragment> }) {
  const { citations } = readFragment(SourcesFragment, props.of);
  const groups = [...Map.groupBy(citations, ({ source }) => source.slug).values()];
  return (
    <Section id="sources" title="Sources">
      {groups.length === 0 && <Empty>No source is recorded.</Empty>}
      <ol className="sources">
        {groups.flatMap((rows) => {
          const source = rows[0]?.source;
          if (!source) return [];
          const details = [
            source.publisher,
            source.asOf && `as of ${dateText(source.asOf.edtf)}`,
            `cited for ${count(rows.length, 'fact')}`,
          ];
          return [
            <li key={source.slug}>
              {source.url ? <a href={source.url}>{source.title}</a> : source.title}
              <small>{details.filter(Boolean).join(' · ')}</small>
            </li>,
          ];
        })}
      </ol>
    </Section>
  );
}
