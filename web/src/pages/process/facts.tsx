/** What the process works on, and how it is set up. */
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { Fact } from '../../parts/fact';
import { Empty } from '../../parts/feedback';
import { FuzzyDate } from '../../parts/fuzzy-date';
import { Names } from '../../parts/names';
import { Section } from '../../parts/section';
import { SourceNote } from '../../parts/source-note';
import { processStatus } from '../../text/label';

const FactsFragment = graphql(`
  fragment ProcessFacts on Process {
    id
    status
    focus
    established {
      ...FuzzyDate
    }
    names {
      ...FurtherName
    }
    themes {
      slug
      name
    }
    formalAssociation {
      presence
      with
    }
    observerPolicy
    predecessors {
      slug
      name
    }
    successors {
      slug
      name
    }
    website
    repository
    contact {
      office
      partOf
      street
      city
      country
      email
      phone
    }
  }
`);

export function ProcessFacts(props: { process: FragmentType<typeof FactsFragment> }) {
  const process = readFragment(FactsFragment, props.process);
  const { contact, formalAssociation, names, themes, website, repository } = process;
  const fact = (label: string, property: string, value: ReactNode) => (
    <Fact key={property} label={label} row={process.id} property={property}>
      {value}
    </Fact>
  );
  return (
    <Section id="about" title="How it works">
      <div className="about">
        <div className="prose">
          {process.focus.length === 0 && <Empty>What it works on is not recorded yet.</Empty>}
          <ul>
            {process.focus.map((point) => (
              <li key={point}>{point}.</li>
            ))}
          </ul>
          {process.focus.length > 0 && <SourceNote id={process.id} of="What it works on" property="focus" />}
        </div>
        <dl className="facts">
          {fact('Status', 'status', processStatus[process.status])}
          {fact('Established', 'established', <FuzzyDate date={process.established} />)}
          {names.length > 0 && fact('Other names', 'names', <Names names={names} />)}
          {themes.length > 0 && fact('Themes', 'themes', themes.map(({ name }) => name).join(', '))}
          {formalAssociation.presence !== 'UNKNOWN' &&
            fact('Formal association', 'formalAssociation', formalAssociation.with ?? 'none, says the source')}
          {process.observerPolicy && fact('Observers', 'observerPresence', process.observerPolicy)}
          {process.predecessors.length > 0 &&
            fact('Came out of', 'predecessors', <Processes of={process.predecessors} />)}
          {process.successors.length > 0 && fact('Continued by', 'successors', <Processes of={process.successors} />)}
          {website && fact('Website', 'website', <a href={website}>{new URL(website).host}</a>)}
          {repository && fact('Documents', 'repository', <a href={repository}>repository</a>)}
          {contact && fact('Contact', 'contact', <Contact {...contact} />)}
        </dl>
      </div>
    </Section>
  );
}

function Processes({ of }: { of: { slug: string; name: string }[] }) {
  return of.map(({ slug, name }, index) => (
    <span key={slug}>
      {index > 0 && ', '}
      <Link href={`/processes/${slug}`}>{name}</Link>
    </span>
  ));
}

type ContactProps = Record<'partOf' | 'street' | 'city' | 'country' | 'email' | 'phone', string | null> & {
  office: string;
};

function Contact({ office, partOf, street, city, country, email, phone }: ContactProps) {
  return (
    <address>
      {[office, partOf, street, city, country].filter(Boolean).join(', ')}
      {email && (
        <>
          , <a href={`mailto:${email}`}>{email}</a>
        </>
      )}
      {phone && `, ${phone}`}
    </address>
  );
}
