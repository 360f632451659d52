/** The same data as open files and as a feed. */
import { type FragmentType, graphql, readFragment } from '../../gql';
import { Section } from '../../parts/section';

const OpenDataFragment = graphql(`
  fragment OpenData on Query {
    dataset {
      licence
    }
    memberships: members(first: 1) {
      csvUrl
    }
    declarations(first: 1) {
      csvUrl
    }
  }
`);

export function OpenData(props: { start: FragmentType<typeof OpenDataFragment> }) {
  const { dataset, memberships, declarations } = readFragment(OpenDataFragment, props.start);
  return (
    <Section id="data" title="Take it with you">
      <ul className="offers">
        <li>
          <a href="/data.zip" download>
            All data (.zip)
          </a>
          <small>The tables that this site is made of, with their sources and a description.</small>
        </li>
        <li>
          <a href={memberships.csvUrl} download>
            Memberships (.csv)
          </a>
          <small>Who takes part where, and as what.</small>
        </li>
        <li>
          <a href={declarations.csvUrl} download>
            Declarations (.csv)
          </a>
          <small>What was agreed, when and where.</small>
        </li>
        <li>
          <a href="/feed.atom">News feed (Atom)</a>
          <small>New meetings, declarations and documents, as they are recorded.</small>
        </li>
        <li>
          <a href="/graphiql/">GraphQL</a>
          <small>Ask the graph yourself, with documentation and examples.</small>
        </li>
      </ul>
      <p className="note">
        All of it may be used freely under its <a href={dataset.licence}>licence</a>.
      </p>
    </Section>
  );
}
