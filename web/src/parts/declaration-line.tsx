/** A declaration in a list: when, what, where it was adopted. */
import { Link } from 'wouter';
import { type FragmentType, graphql, readFragment } from '../gql';
import { declarationForm } from '../text/label';
import { FuzzyDate } from './fuzzy-date';
import { SourceNote } from './source-note';

const DeclarationLineFragment = graphql(`
  fragment DeclarationLine on Declaration {
    id
    slug
    title
    form
    date {
      ...FuzzyDate
    }
    process {
      slug
      name
    }
    adoptedAt {
      slug
      title
      date {
        ...FuzzyDate
      }
    }
  }
`);

type Props = {
  declaration: FragmentType<typeof DeclarationLineFragment>;
  /** Whose list it stands in; what that tells already is left out. */
  of: 'process' | 'meeting' | 'state';
};

export function DeclarationLine({ declaration, of }: Props) {
  const { id, slug, title, form, date, process, adoptedAt } = readFragment(DeclarationLineFragment, declaration);
  return (
    <li>
      <span className="when">
        <FuzzyDate date={date ?? adoptedAt?.date} />
      </span>
      <span className="what">
        <Link href={`/declarations/${slug}`}>{title}</Link>
        <SourceNote id={id} of={title} />
        <small>
          {declarationForm[form]}
          {of === 'state' && (
            <>
              {' of the '}
              <Link href={`/processes/${process.slug}`}>{process.name}</Link>
            </>
          )}
          {of !== 'meeting' && adoptedAt && (
            <>
              {' · adopted at the '}
              <Link href={`/meetings/${adoptedAt.slug}`}>{adoptedAt.title}</Link>
            </>
          )}
        </small>
      </span>
    </li>
  );
}
