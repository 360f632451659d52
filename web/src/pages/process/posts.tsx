/** Who chaired it, who runs its secretariat, who holds its other posts, and its initiatives. */
import { Fragment } from 'react';
import { Link } from 'wouter';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { Empty } from '../../parts/feedback';
import { PartyLink, partyOf } from '../../parts/party-link';
import { Period } from '../../parts/period';
import { Section } from '../../parts/section';
import { SourceNote } from '../../parts/source-note';
import { daysText } from '../../text/date';
import { post } from '../../text/label';
import { useIncumbents } from './incumbents';

const PostsFragment = graphql(`
  fragment ProcessPosts on Process {
    chairs {
      id
      ...PostLine
      gapBefore {
        from
        to
      }
    }
    otherPosts: tenures(post: [SECRETARIAT, FUNDER, LEAD, OTHER]) {
      id
      initiative {
        slug
      }
      ...PostLine
    }
    initiatives {
      id
      slug
      name
      acronym
      period {
        ...Period
      }
      leads {
        code
        name
      }
    }
    ...Incumbents
  }
`);

const PostLineFragment = graphql(`
  fragment PostLine on Tenure {
    id
    post
    label
    holder {
      ...PartyLink
    }
    period {
      ...Period
    }
  }
`);

export function ProcessPosts(props: { process: FragmentType<typeof PostsFragment> }) {
  const process = readFragment(PostsFragment, props.process);
  const chairing = new Set(useIncumbents(process).incumbents.map(({ id }) => id));
  const otherPosts = process.otherPosts.filter(({ initiative }) => !initiative);
  return (
    <Section id="posts" title="Who leads it">
      <div className="columns">
        <div>
          <h3>Chairs</h3>
          {process.chairs.length === 0 && <Empty>No chair is recorded.</Empty>}
          <ol className="terms">
            {process.chairs.map((tenure) => (
              <Fragment key={tenure.id}>
                <PostLine tenure={tenure} current={chairing.has(tenure.id)} />
                {tenure.gapBefore && (
                  <li className="gap">
                    {daysText(tenure.gapBefore.from, tenure.gapBefore.to)}: nobody is known to have chaired
                  </li>
                )}
              </Fragment>
            ))}
          </ol>
        </div>
        <div>
          <h3>Secretariat and other posts</h3>
          {otherPosts.length === 0 && <Empty>None is recorded.</Empty>}
          <ol className="terms">
            {otherPosts.map((tenure) => (
              <PostLine key={tenure.id} tenure={tenure} named />
            ))}
          </ol>
          {process.initiatives.length > 0 && <h3>Initiatives</h3>}
          <ul className="terms">
            {process.initiatives.map(({ id, slug, name, acronym, period, leads }) => (
              <li key={slug}>
                <Link href={`/initiatives/${slug}`}>
                  {name}
                  {acronym && ` (${acronym})`}
                </Link>
                <SourceNote id={id} of={name} />
                <small>
                  <Period period={period} />
                  {leads.length > 0 && ' · led by '}
                  {leads.map(({ code, name: lead }, index) => (
                    <Fragment key={code}>
                      {index > 0 && ', '}
                      <Link href={`/states/${code}`}>{lead}</Link>
                    </Fragment>
                  ))}
                </small>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </Section>
  );
}

type PostLineProps = { tenure: FragmentType<typeof PostLineFragment>; current?: boolean; named?: boolean };

/** A term of office; `named` where the list holds several posts. */
function PostLine({ tenure, current = false, named = false }: PostLineProps) {
  const { id, post: kind, label, holder, period } = readFragment(PostLineFragment, tenure);
  const title = named || kind === 'CO_CHAIR' ? post[kind] : null;
  return (
    <li data-current={current}>
      <PartyLink party={holder} />
      <SourceNote id={id} of={partyOf(holder).name} />
      <small>
        {[title, label && `“${label}”`].filter(Boolean).join(', ')}
        {(title ?? label) && ' · '}
        <Period period={period} />
      </small>
    </li>
  );
}
