/** The States that the processes share, and those of only one of them: on a map and as lists. */
import { useState } from 'react';
import { type FragmentType, graphql, readFragment } from '../../gql';
import type { ComparisonStatesFragment as Data } from '../../gql/graphql';
import { type Place, PlaceMap } from '../../charts/place-map';
import { shareStep } from '../../charts/step';
import { AsOf, useAsOf } from '../../parts/as-of';
import { Downloads } from '../../parts/downloads';
import { Empty } from '../../parts/feedback';
import { Section } from '../../parts/section';
import { StateLink, stateOf } from '../../parts/state-link';
import { dateText } from '../../text/date';
import { completeness } from '../../text/label';

const ComparisonStatesFragment = graphql(`
  fragment ComparisonStates on Query {
    commonStates(slugs: $slugs, on: $on) {
      complete
      inAll {
        code
        ...StateLink
      }
      inOne {
        process {
          slug
          name
          completeness
          completenessNote
          asOf {
            edtf
          }
        }
        states {
          code
          ...StateLink
        }
      }
    }
    mapped: membershipMatrix(processes: $slugs, on: $on) {
      states {
        code
        ...StateLink
      }
      rows {
        cells {
          roles
        }
      }
    }
    memberships: members(first: 1, filter: { process: { slug: { in: $slugs } } }) {
      csvUrl
    }
  }
`);

export function ComparisonStates(props: { of: FragmentType<typeof ComparisonStatesFragment> }) {
  const { commonStates, mapped, memberships } = readFragment(ComparisonStatesFragment, props.of);
  const { on } = useAsOf();
  const [active, setActive] = useState<string | null>(null);
  if (!commonStates) return null;
  const { complete, inAll, inOne } = commonStates;
  const places = placesOf(mapped, inOne.length);
  const all = inOne.length === 2 ? 'both' : 'all';
  const pointed = { active, onActive: setActive };
  return (
    <Section id="states" title="Which States they share" aside={<AsOf />}>
      {places.length > 0 && (
        <figure className="card">
          <PlaceMap places={places} {...pointed} />
          <figcaption className="keys">
            {inOne.map((_, index) => (
              <span key={index} className="key" data-tone={shareStep(index + 1, inOne.length)}>
                member of {index + 1 < inOne.length ? index + 1 : all}
              </span>
            ))}
          </figcaption>
        </figure>
      )}
      <p className="note">
        {on && `On ${dateText(on)}, as far as the sources tell. `}
        {complete
          ? 'All of these lists are known to be complete.'
          : 'Not all of these lists are known to be complete: States may be missing from what is shared, and “only” means only as far as is known.'}
      </p>
      <States title={`In ${all}`} states={inAll} {...pointed} />
      {inOne.map(({ process, states }) => (
        <States
          key={process.slug}
          title={`Only in the ${process.name}`}
          note={[
            completeness(process.completeness, process.asOf ? dateText(process.asOf.edtf) : undefined),
            process.completenessNote,
          ]
            .filter(Boolean)
            .join(' ')}
          states={states}
          {...pointed}
        />
      ))}
      <Downloads of="Memberships of these processes" csvUrl={memberships.csvUrl} />
    </Section>
  );
}

type StatesProps = {
  title: string;
  /** How much of the list is known. */
  note?: string;
  states: NonNullable<Data['commonStates']>['inAll'];
  active: string | null;
  onActive: (code: string | null) => void;
};

function States({ title, note, states, active, onActive }: StatesProps) {
  return (
    <div className="members">
      <h3>
        {title} <small>{states.length}</small>
      </h3>
      {states.length === 0 && <Empty>None that is known.</Empty>}
      <ul>
        {states.map((state) => (
          <li key={state.code}>
            <StateLink
              state={state}
              data-active={state.code === active}
              onPointerEnter={() => onActive(state.code)}
              onPointerLeave={() => onActive(null)}
              onFocus={() => onActive(state.code)}
              onBlur={() => onActive(null)}
            />
          </li>
        ))}
      </ul>
      {note && <p className="note">{note}</p>}
    </div>
  );
}

/** Each State by the number of these processes that it is a member of. */
function placesOf({ states, rows }: Data['mapped'], most: number): Place[] {
  return states.flatMap((state, index) => {
    const processes = rows.filter(({ cells }) => cells[index]?.roles.includes('MEMBER')).length;
    if (processes === 0) return [];
    const { name, href } = stateOf(state);
    return [{ code: state.code, name, href, tone: shareStep(processes, most), number: 0 }];
  });
}
