/** What it adopted, and what it published. */
import { Link } from 'wouter';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { Downloads } from '../../parts/downloads';
import { Empty } from '../../parts/feedback';
import { FuzzyDate } from '../../parts/fuzzy-date';
import { Section } from '../../parts/section';
import { SourceNote } from '../../parts/source-note';
import { declarationForm, publicationGenre } from '../../text/label';

const DocumentsFragment = graphql(`
  fragment ProcessDocuments on Process {
    declarations(first: 100) {
      csvUrl
      nodes {
        id
        slug
        title
        form
        date {
          ...FuzzyDate
        }
        adoptedAt {
          slug
          title
          date {
            ...FuzzyDate
          }
        }
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
        {declarations.nodes.map(({ id, slug, title, form, date, adoptedAt }) => (
          <li key={slug}>
            <span className="when">
              <FuzzyDate date={date ?? adoptedAt?.date} />
            </span>
            <span className="what">
              <Link href={`/declarations/${slug}`}>{title}</Link>
              <SourceNote id={id} of={title} />
              <small>
                {declarationForm[form]}
                {adoptedAt && (
                  <>
                    {' · adopted at the '}
                    <Link href={`/meetings/${adoptedAt.slug}`}>{adoptedAt.title}</Link>
                  </>
                )}
              </small>
            </span>
          </li>
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
