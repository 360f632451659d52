/** The head of the page: the organization, its names, and what it is part of. */
import { Link } from 'wouter';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { useAsOf } from '../../parts/as-of';
import { Fact } from '../../parts/fact';
import { Figures } from '../../parts/figures';
import { Names } from '../../parts/names';
import { PageTitle } from '../../parts/page-title';
import { organizationCategory } from '../../text/label';

const IntroFragment = graphql(`
  fragment OrganizationIntro on Organization {
    id
    name
    acronym
    category
    names {
      ...FurtherName
    }
    parent {
      slug
      name
    }
    children {
      slug
      name
    }
    roles: memberships(on: $on) {
      standing
    }
    posts: tenures {
      post
    }
  }
`);

export function OrganizationIntro(props: { organization: FragmentType<typeof IntroFragment> }) {
  const { id, name, acronym, category, names, parent, children, roles, posts } = readFragment(
    IntroFragment,
    props.organization,
  );
  const { on } = useAsOf();
  const standing = roles.filter((role) => on !== null || role.standing === 'CURRENT');
  const secretariats = posts.filter(({ post }) => post === 'SECRETARIAT').length;
  const figures = [
    { label: 'Processes it takes part in', value: standing.length },
    { label: 'Secretariats', value: secretariats },
    { label: 'Other posts', value: posts.length - secretariats },
  ];
  const related = names.length > 0 || parent || children.length > 0;
  return (
    <header className="intro">
      <PageTitle title={name} kicker={[organizationCategory[category], acronym].filter(Boolean).join(' · ')} />
      <Figures figures={figures.filter(({ value }) => value > 0)} />
      {related && (
        <dl className="facts">
          {names.length > 0 && (
            <Fact label="Other names" row={id} property="names">
              <Names names={names} />
            </Fact>
          )}
          {parent && (
            <Fact label="Part of" row={id} property="parent">
              <OrganizationLink {...parent} />
            </Fact>
          )}
          {children.length > 0 && (
            <Fact label="Its parts" row={id}>
              <ul>
                {children.map((child) => (
                  <li key={child.slug}>
                    <OrganizationLink {...child} />
                  </li>
                ))}
              </ul>
            </Fact>
          )}
        </dl>
      )}
    </header>
  );
}

function OrganizationLink({ slug, name }: { slug: string; name: string }) {
  return <Link href={`/organizations/${slug}`}>{name}</Link>;
}
