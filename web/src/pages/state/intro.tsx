/** The head of the page: the State in a sentence, a few numbers, its names and codes. */
import { type FragmentType, graphql, readFragment } from '../../gql';
import type { StateIntroFragment } from '../../gql/graphql';
import { useAsOf } from '../../parts/as-of';
import { Fact } from '../../parts/fact';
import { Figures } from '../../parts/figures';
import { Names } from '../../parts/names';
import { PageTitle } from '../../parts/page-title';
import { dateText } from '../../text/date';
import { count } from '../../text/plural';
import { stateName } from '../../text/state-name';

const IntroFragment = graphql(`
  fragment StateIntro on State {
    id
    name
    nameThen: name(on: $on)
    designation
    code
    alpha3
    official
    territory
    region
    subregion
    names {
      ...FurtherName
    }
    roles: memberships(on: $on) {
      role
      standing
    }
    met: peers(first: 300, on: $on) {
      sharedCount
    }
    posts: tenures {
      post
    }
    hosted: hostedMeetings(first: 1) {
      totalCount
    }
    signed: signedDeclarations {
      slug
    }
  }
`);

export function StateIntro(props: { state: FragmentType<typeof IntroFragment> }) {
  const state = readFragment(IntroFragment, props.state);
  const { id, code, alpha3, official, territory, region, subregion, names } = state;
  const chairs = state.posts.filter(({ post }) => post === 'CHAIR' || post === 'CO_CHAIR').length;
  const figures = [
    { label: 'Chairs held', value: chairs },
    { label: 'Other posts', value: state.posts.length - chairs },
    { label: 'Meetings hosted', value: state.hosted.totalCount },
    { label: 'Declarations signed', value: state.signed.length },
  ];
  return (
    <header className="intro">
      <PageTitle
        title={stateName(state)}
        kicker={[territory ? 'Territory' : 'State', subregion].filter(Boolean).join(' · ')}
      />
      <Lede state={state} />
      <Figures figures={figures.filter(({ value }) => value > 0)} />
      <dl className="facts">
        {names.length > 0 && (
          <Fact label="Other names" row={id} property="names">
            <Names names={names} />
          </Fact>
        )}
        <Fact label="Codes" row={id} property="code">
          {code}, {alpha3} ({official ? 'ISO 3166-1' : 'user-assigned, not in ISO 3166-1'})
        </Fact>
        <Fact label="Region" row={id} property="region">
          {region
            ? `${[...new Set([region, subregion])].join(', ')} (UN M49)`
            : 'none: the UN standard M49 has no entry'}
        </Fact>
      </dl>
    </header>
  );
}

function Lede({ state: { name, nameThen, roles, met } }: { state: StateIntroFragment }) {
  const { on } = useAsOf();
  const standing = roles.filter(({ standing: stands }) => on !== null || stands === 'CURRENT');
  const memberships = standing.filter(({ role }) => role === 'MEMBER').length;
  const others = standing.length - memberships;
  const taken = [
    memberships > 0 && `a member of ${count(memberships, 'process', 'processes')}`,
    memberships > 0 && met.length > 0 && ` beside ${count(met.length, 'other State')}`,
    memberships > 0 && others > 0 && ', and ',
    others > 0 && `in another role in ${memberships > 0 ? `${others} more` : count(others, 'process', 'processes')}`,
  ].filter(Boolean);
  const known = on ? 'counting what the dates leave open' : 'as far as the sources tell';
  return (
    <p className="lede">
      {on ? `On ${dateText(on)}, ` : 'Today, '}
      {taken.length > 0 ? `${taken.join('')}, ${known}.` : 'no process is recorded that it takes part in.'}
      {nameThen !== name && ` It was called ${nameThen} then.`}
    </p>
  );
}
