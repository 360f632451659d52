/** In how many processes each State is a member: on a map of the world, and as a list. */
import { useMemo, useState } from 'react';
import { Link } from 'wouter';
import { type FragmentType, graphql, readFragment } from '../../gql';
import type { ParticipationFragment as Data } from '../../gql/graphql';
import { type Place, PlaceMap } from '../../charts/place-map';
import { stepLabels, stepOf, STEPS } from '../../charts/step';
import { Section } from '../../parts/section';
import { stateOf } from '../../parts/state-link';
import { count } from '../../text/plural';

const ParticipationFragment = graphql(`
  fragment Participation on Query {
    processes(first: 100, orderBy: [{ name: ASC }]) {
      nodes {
        slug
        states {
          code
        }
      }
    }
    membershipMatrix {
      states {
        code
        ...StateLink
      }
    }
  }
`);

/** From how many processes on each tone is used. */
const STARTS = [1, 2, 3, 4, 6];

export function Participation(props: { start: FragmentType<typeof ParticipationFragment> }) {
  const start = readFragment(ParticipationFragment, props.start);
  const [active, setActive] = useState<string | null>(null);
  const states = useMemo(() => statesOf(start), [start]);
  const places = useMemo(() => states.map(placeOf), [states]);
  const groups = [...Map.groupBy(states, ({ processes }) => processes)];
  return (
    <Section id="participation" title="In how many processes each State takes part">
      <figure className="card">
        <PlaceMap places={places} active={active} onActive={setActive} whole />
        <figcaption className="keys">
          <span>Member of</span>
          {stepLabels(STARTS).map((label, index) => (
            <span key={label} className="key" data-tone={STEPS[index]}>
              {label}
            </span>
          ))}
          <span>processes today, as far as their lists are known</span>
        </figcaption>
      </figure>
      <details className="equal">
        <summary>The same as a list of {count(states.length, 'State')}</summary>
        {groups.map(([processes, members]) => (
          <div key={processes} className="members">
            <h3>
              {count(processes, 'process', 'processes')} <small>{count(members.length, 'State')}</small>
            </h3>
            <ul>
              {members.map(({ code, name, href }) => (
                <li key={code}>
                  <Link href={href} onPointerEnter={() => setActive(code)} onPointerLeave={() => setActive(null)}>
                    {name}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </details>
    </Section>
  );
}

type Participant = { code: string; name: string; href: string; processes: number };

/** The States that are members somewhere, those of most processes first, then by name. */
function statesOf(start: Data): Participant[] {
  const counts = new Map<string, number>();
  for (const { code } of start.processes.nodes.flatMap(({ states }) => states)) {
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return start.membershipMatrix.states
    .flatMap((state) => {
      const processes = counts.get(state.code);
      if (processes === undefined) return [];
      const { name, href, addition } = stateOf(state);
      return [{ code: state.code, name: [name, addition].filter(Boolean).join(' '), href, processes }];
    })
    .sort((a, b) => b.processes - a.processes || a.name.localeCompare(b.name, 'en'));
}

function placeOf({ code, name, href, processes }: Participant): Place {
  return { code, name: `${name}: ${processes}`, href, tone: stepOf(processes, STARTS), number: 0 };
}
