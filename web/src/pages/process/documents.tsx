/** What it adopted, and what it published. */
import { type FragmentType, graphql, readFragment } from '../../gql';
import { DeclarationLine } from '../../parts/declaration-line';
import { Downloads } from '../../parts/downloads';
import { Empty } from '../../parts/feedback';
import { FuzzyDate } from '../../parts/fuzzy-date';
import { Section } from '../../parts/section';
import { SourceNote } from '../../parts/source-note';
import { publicationGenre } from '../../text/label';

const DocumentsFragment = graphql(`
  fragment ProcessDocuments on Process {
    declarations(first: 100) {
      csvUrl
      nodes {
        slug
        ...DeclarationLine
      }
    }
    publications(first: 100) {
      nodes {
        id
        slug
        title
        genre
        url
        date {
          ...FuzzyDate
        }
      }
    }
  }
`);

export function ProcessDocuments(props: { process: FragmentType<typeof DocumentsFragment> }) {
  const { declarations, publications } = readFragment(DocumentsFragment, props.process);
  return (
    <Section id="documents" title="What it agreed">
      {declarations.nodes.length === 0 && <Empty>No declaration is recorded.</Empty>}
      <ul className="lines">
        {declarations.nodes.map((declaration) => (
          <DeclarationLine key={declaration.slug} declaration={declaration} of="process" />
        ))}
      </ul>
      {declarations.nodes.length > 0 && <Downloads of="Declarations" csvUrl={declarations.csvUrl} />}
      {publications.nodes.length > 0 && (
        <>
          <h3>Published</h3>
          <ul className="lines">
            {publications.nodes.map(({ id, slug, title, genre, url, date }) => (
              <li key={slug}>
                <span className="when">
                  <FuzzyDate date={date} />
                </span>
                <span className="what">
                  {url ? <a href={url}>{title}</a> : title}
                  <SourceNote id={id} of={title} />
                  <small>{publicationGenre[genre]}</small>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}
