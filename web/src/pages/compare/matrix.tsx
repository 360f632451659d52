/** Each State against each process: as what it takes part, that it does not, or that no list can tell. */
import { type FragmentType, graphql, readFragment } from '../../gql';
import type { ComparisonMatrixFragment as Data, MembershipRole } from '../../gql/graphql';
import { Section } from '../../parts/section';
import { StateLink } from '../../parts/state-link';
import { shortName } from '../../text/short-name';

const ComparisonMatrixFragment = graphql(`
  fragment ComparisonMatrix on Query {
    membershipMatrix(processes: $slugs, on: $on) {
      processes {
        slug
        name
        acronym
        names {
          kind
          text
        }
      }
      states {
        code
        ...StateLink
      }
      rows {
        cells {
          roles
          knowable
        }
      }
    }
  }
`);

type Cell = Data['membershipMatrix']['rows'][number]['cells'][number];

const ROLES: Record<MembershipRole, string> = {
  MEMBER: 'member',
  OBSERVER: 'observer',
  PARTNER: 'partner',
  OTHER: 'other role',
};

export function ComparisonMatrix(props: { of: FragmentType<typeof ComparisonMatrixFragment> }) {
  const { processes, states, rows } = readFragment(ComparisonMatrixFragment, props.of).membershipMatrix;
  if (states.length === 0) return null;
  // A State that takes part in more of them comes first; among equals the names decide, as they come.
  const lines = states
    .map((state, index) => ({ state, cells: rows.map(({ cells }) => cells[index]) }))
    .sort((a, b) => taking(b.cells) - taking(a.cells));
  return (
    <Section id="matrix" title="State by State">
      <div className="card scroll" tabIndex={0} role="region" aria-label="State by State, as a table">
        <table className="roles">
          <thead>
            <tr>
              <th scope="col">State</th>
              {processes.map((process) => (
                <th key={process.slug} scope="col">
                  {shortName(process)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ state, cells }) => (
              <tr key={state.code}>
                <th scope="row">
                  <StateLink state={state} />
                </th>
                {cells.map((cell, index) => (
                  <RoleCell key={processes[index]?.slug} cell={cell} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="note">A dash: not listed. A question mark: not listed, and the list is not known to be complete.</p>
    </Section>
  );
}

const taking = (cells: (Cell | undefined)[]) => cells.filter((cell) => cell && cell.roles.length > 0).length;

function RoleCell({ cell }: { cell: Cell | undefined }) {
  if (!cell) return <td />;
  if (cell.roles.length > 0) {
    return <td data-role={cell.roles[0]}>{cell.roles.map((role) => ROLES[role]).join(', ')}</td>;
  }
  return (
    <td>
      <span aria-hidden="true">{cell.knowable ? '–' : '?'}</span>
      <span className="visually-hidden">{cell.knowable ? 'not listed' : 'not known'}</span>
    </td>
  );
}
