/** The States that it meets most: on a map, and as lists by the number of processes in common. */
import { useState } from 'react';
import { type FragmentType, graphql, readFragment } from '../../gql';
import type { PeersFragment } from '../../gql/graphql';
import { type Place, PlaceMap } from '../../charts/place-map';
import { shareStep } from '../../charts/step';
import { useAsOf } from '../../parts/as-of';
import { Empty } from '../../parts/feedback';
import { Section } from '../../parts/section';
import { StateList } from '../../parts/state-list';
import { dateText } from '../../text/date';
import { count } from '../../text/plural';
import { stateName } from '../../text/state-name';

const StatePeersFragment = graphql(`
  fragment Peers on State {
    code
    name
    designation
    peers(first: 300, on: $on) {
      sharedCount
      state {
        code
        name
        designation
        ...StateListItem
      }
    }
  }
`);

/** As many are listed at least before the rest is folded away. */
const SHOWN = 12;

export function Peers(props: { state: FragmentType<typeof StatePeersFragment> }) {
  const state = readFragment(StatePeersFragment, props.state);
  const { on } = useAsOf();
  const [active, setActive] = useState<string | null>(null);
  const peers = state.peers.toSorted((a, b) => b.sharedCount - a.sharedCount || byName(a.state, b.state));
  const groups = [...Map.groupBy(peers, ({ sharedCount }) => sharedCount)];
  const least = peers[SHOWN - 1]?.sharedCount ?? 0;
  const open = groups.filter(([shared]) => shared >= least);
  const folded = groups.slice(open.length);
  const group = ([shared, rows]: (typeof groups)[number]) => (
    <div key={shared} className="members">
      <h3>
        {count(shared, 'process', 'processes')} in common <small>{count(rows.length, 'State')}</small>
      </h3>
      <StateList states={rows.map((peer) => peer.state)} active={active} onActive={setActive} />
    </div>
  );
  return (
    <Section id="peers" title="Whom it meets there">
      {state.peers.length === 0 ? (
        <Empty>No State is recorded as a member of the same process.</Empty>
      ) : (
        <>
          <figure className="card">
            <PlaceMap places={placesOf(state)} active={active} onActive={setActive} />
            <MapKey name={stateName(state)} most={state.peers[0]?.sharedCount ?? 1} />
          </figure>
          <p className="note">
            Counted are the processes that both are members of{on ? ` on ${dateText(on)}` : ''}. Where a list of members
            is not complete, there may be more.
          </p>
        </>
      )}
      {open.map(group)}
      {folded.length > 0 && (
        <details className="fewer">
          <summary>{count(folded.flatMap(([, rows]) => rows).length, 'State')} with fewer processes in common</summary>
          {folded.map(group)}
        </details>
      )}
    </Section>
  );
}

const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name, 'en');

function placesOf(own: PeersFragment): Place[] {
  const { code, peers } = own;
  const most = peers[0]?.sharedCount ?? 1;
  const places = peers.map(({ state, sharedCount }): Place => {
    const { code } = state;
    const tone = shareStep(sharedCount, most);
    // The map is a look at those that it meets most.
    const aside = sharedCount <= most / 2;
    return { code, name: stateName(state), href: `/states/${code}`, tone, aside, number: 0 };
  });
  return [...places, { code, name: stateName(own), href: `/states/${code}`, tone: 'chair', number: 0 }];
}

function MapKey({ name, most }: { name: string; most: number }) {
  const numbers = Array.from({ length: most }, (_, index) => index + 1);
  const tones = [...Map.groupBy(numbers, (shared) => shareStep(shared, most))];
  return (
    <figcaption className="keys">
      <span className="visually-hidden">The map shows {name} and the States that it has processes in common with.</span>
      <span className="key" data-key="chair">
        {name}
      </span>
      {tones.toReversed().map(([tone, range]) => (
        <span key={tone} className="key" data-tone={tone}>
          {range.length > 1 ? `${range[0]}–${range.at(-1)}` : range[0]}
        </span>
      ))}
      <span>processes in common</span>
    </figcaption>
  );
}
