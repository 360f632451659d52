/** The head of the page: the text, when and where it was adopted, and who was in the chair. */
import { Link } from 'wouter';
import { type FragmentType, graphql, readFragment } from '../../gql';
import type { DeclarationIntroFragment } from '../../gql/graphql';
import { ChairsThen } from '../../parts/chairs-then';
import { Fact } from '../../parts/fact';
import { FuzzyDate } from '../../parts/fuzzy-date';
import { PageTitle } from '../../parts/page-title';
import { datePrecision, declarationForm } from '../../text/label';

const IntroFragment = graphql(`
  fragment DeclarationIntro on Declaration {
    id
    title
    form
    url
    date {
      earliest
      latest
      precision
      ...FuzzyDate
    }
    process {
      slug
      name
    }
    themes {
      name
    }
    adoptedAt {
      slug
      title
      city
      host {
        name
      }
      hostNameThen
      date {
        earliest
        latest
        ...FuzzyDate
      }
    }
    chairs {
      ...ChairThen
    }
  }
`);

export function DeclarationIntro(props: { declaration: FragmentType<typeof IntroFragment> }) {
  const declaration = readFragment(IntroFragment, props.declaration);
  const { id, title, form, url, date, process, themes, adoptedAt, chairs } = declaration;
  return (
    <header className="intro">
      <PageTitle
        title={title}
        context={process.name}
        kicker={
          <>
            {form === 'OTHER' ? 'Text' : declarationForm[form]} of the{' '}
            <Link href={`/processes/${process.slug}`}>{process.name}</Link>
          </>
        }
      />
      <p className="lede">
        <Adopted declaration={declaration} />
      </p>
      <dl className="facts">
        <Fact label="Date" row={id} property="date">
          {date ? <FuzzyDate date={date} /> : 'no source prints one for the text itself'}
          {date && date.precision !== 'DAY' && `; only the ${datePrecision[date.precision]} is known`}
        </Fact>
        <Fact label="In the chair then">
          <ChairsThen chairs={chairs} days={date ?? adoptedAt?.date} />
        </Fact>
        {themes.length > 0 && (
          <Fact label="Themes" row={id} property="themes">
            {themes.map(({ name }) => name).join(', ')}
          </Fact>
        )}
        <Fact label="Text" row={id} property="url">
          {url ? <a href={url}>{new URL(url).host}</a> : 'no address of the text is recorded'}
        </Fact>
      </dl>
    </header>
  );
}

function Adopted({ declaration: { date, adoptedAt } }: { declaration: DeclarationIntroFragment }) {
  if (!adoptedAt) return 'No source says at which meeting it was adopted.';
  const place = [adoptedAt.city, adoptedAt.hostNameThen ?? adoptedAt.host?.name].filter(Boolean).join(', ');
  return (
    <>
      {'Adopted '}
      {(date ?? adoptedAt.date) && (
        <>
          <FuzzyDate date={adoptedAt.date ?? date} />{' '}
        </>
      )}
      {'at the '}
      <Link href={`/meetings/${adoptedAt.slug}`}>{adoptedAt.title}</Link>
      {place && ` in ${place}`}.
    </>
  );
}
