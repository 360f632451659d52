/** The States that signed or endorsed it: on a map, and as a list. */
import { useState } from 'react';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { PlaceMap } from '../../charts/place-map';
import { Empty } from '../../parts/feedback';
import { Section } from '../../parts/section';
import { SourceNote } from '../../parts/source-note';
import { StateList } from '../../parts/state-list';
import { count } from '../../text/plural';
import { stateName } from '../../text/state-name';

const SignatoriesFragment = graphql(`
  fragment Signatories on Declaration {
    id
    signatories {
      code
      name
      designation
      ...StateListItem
    }
  }
`);

export function Signatories(props: { declaration: FragmentType<typeof SignatoriesFragment> }) {
  const { id, signatories } = readFragment(SignatoriesFragment, props.declaration);
  const [active, setActive] = useState<string | null>(null);
  const places = signatories.map((state) => ({
    code: state.code,
    name: stateName(state),
    href: `/states/${state.code}`,
    tone: 'member' as const,
    number: 0,
  }));
  return (
    <Section id="signatories" title="Who signed or endorsed it">
      {signatories.length === 0 ? (
        <Empty>No source lists the States.</Empty>
      ) : (
        <>
          <figure className="card">
            <PlaceMap places={places} active={active} onActive={setActive} />
            <figcaption className="keys">
              <span className="key" data-key="member">
                signed or endorsed it
              </span>
            </figcaption>
          </figure>
          <div className="members">
            <h3>
              {count(signatories.length, 'State')}
              <SourceNote id={id} of="The States that signed or endorsed it" />
            </h3>
            <StateList states={signatories} active={active} onActive={setActive} />
          </div>
        </>
      )}
    </Section>
  );
}
