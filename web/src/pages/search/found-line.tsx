/** Something that was found: what it is, where the words stand in it, and what it belongs to. */
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { type FragmentType, graphql, readFragment } from '../../gql';
import type { FoundLineFragment as Edge } from '../../gql/graphql';
import { SourceNote } from '../../parts/source-note';
import { dateText } from '../../text/date';
import { declarationForm, meetingKind, nodeKind, processLevel, publicationGenre } from '../../text/label';
import { sentenceList } from '../../text/plural';

const FoundLineFragment = graphql(`
  fragment FoundLine on SearchEdge {
    matched
    excerpt {
      text
      hit
    }
    node {
      __typename
      id
      ... on Process {
        slug
        name
        level
        regions
      }
      ... on State {
        code
        name
        designation
        subregion
      }
      ... on Organization {
        slug
        name
        acronym
      }
      ... on Meeting {
        slug
        title
        kind
        date {
          edtf
        }
        city
        process {
          name
        }
      }
      ... on Declaration {
        slug
        title
        form
        process {
          name
        }
      }
      ... on Publication {
        title
        genre
        url
        process {
          slug
          name
        }
      }
      ... on Initiative {
        name
        acronym
        process {
          slug
          name
        }
      }
      ... on Theme {
        name
        processes {
          slug
          name
        }
      }
    }
  }
`);

type Found = {
  kind: string;
  title: string;
  /** Its page, here or elsewhere; null where it has none of its own. */
  href: string | null;
  about: ReactNode;
  sourced: boolean;
};

export function FoundLine(props: { edge: FragmentType<typeof FoundLineFragment> }) {
  const { matched, excerpt, node } = readFragment(FoundLineFragment, props.edge);
  const found = foundOf(node);
  if (!found) return null;
  const { kind, title, href, about, sourced } = found;
  const whole = excerpt.map(({ text }) => text).join('') === title;
  const told = whole ? <Marked excerpt={excerpt} /> : title;
  return (
    <li>
      <span className="when">{kind}</span>
      <span className="what">
        {href?.startsWith('/') && <Link href={href}>{told}</Link>}
        {href?.startsWith('http') && <a href={href}>{told}</a>}
        {!href && told}
        {sourced && <SourceNote id={node.id} of={title} />}
        {!whole && (
          <span className="excerpt">
            {matchedText(matched)} <Marked excerpt={excerpt} />
          </span>
        )}
        <small>{about}</small>
      </span>
    </li>
  );
}

/** A text in pieces, with the words that were searched for marked. */
function Marked({ excerpt }: Pick<Edge, 'excerpt'>) {
  return excerpt.map(({ text, hit }, index) => (hit ? <mark key={index}>{text}</mark> : text));
}

/** Where the words stand: `countryAsPrinted` is "country as printed". */
function matchedText(matched: string): string {
  if (matched === 'names') return 'also';
  return `${matched.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}:`;
}

function foundOf(node: Edge['node']): Found | null {
  switch (node.__typename) {
    case 'Process': {
      const about = `${processLevel[node.level]} · ${sentenceList(node.regions)}`;
      return { kind: nodeKind.PROCESS, title: node.name, href: `/processes/${node.slug}`, about, sourced: true };
    }
    case 'State': {
      const about = [node.designation, node.subregion].filter(Boolean).join(' · ');
      return { kind: nodeKind.STATE, title: node.name, href: `/states/${node.code}`, about, sourced: true };
    }
    case 'Organization': {
      const href = `/organizations/${node.slug}`;
      return { kind: nodeKind.ORGANIZATION, title: node.name, href, about: node.acronym, sourced: true };
    }
    case 'Meeting': {
      const date = node.date ? dateText(node.date.edtf) : 'no date';
      const about = [date, node.city, meetingKind[node.kind], node.process.name].filter(Boolean).join(' · ');
      return { kind: nodeKind.MEETING, title: node.title, href: `/meetings/${node.slug}`, about, sourced: true };
    }
    case 'Declaration': {
      const about = `${declarationForm[node.form]} · ${node.process.name}`;
      return {
        kind: nodeKind.DECLARATION,
        title: node.title,
        href: `/declarations/${node.slug}`,
        about,
        sourced: true,
      };
    }
    case 'Publication': {
      const about = [`${publicationGenre[node.genre]} · `, <Process key="process" {...node.process} />];
      return { kind: nodeKind.PUBLICATION, title: node.title, href: node.url, about, sourced: true };
    }
    case 'Initiative': {
      const about = [node.acronym && `${node.acronym} · `, <Process key="process" {...node.process} />];
      return { kind: nodeKind.INITIATIVE, title: node.name, href: null, about, sourced: true };
    }
    case 'Theme': {
      const about = node.processes.map((process) => <Process key={process.slug} {...process} />);
      return { kind: nodeKind.THEME, title: node.name, href: null, about, sourced: false };
    }
    default:
      return null;
  }
}

function Process({ slug, name }: { slug: string; name: string }) {
  return <Link href={`/processes/${slug}`}>{name}</Link>;
}
