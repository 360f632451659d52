/** One State: what it takes part in, what it chaired and hosted, what it signed, and whom it meets there. */
import { graphql } from '../../gql';
import { useAsOf } from '../../parts/as-of';
import { Answer, Missing } from '../../parts/feedback';
import { OpenQuestions } from '../../parts/open-questions';
import { Sources } from '../../parts/sources';
import { useGraph } from '../../parts/use-graph';
import { stateName } from '../../text/state-name';
import { HeldPosts } from '../party/posts';
import { Memberships } from '../party/memberships';
import { HostedMeetings } from './hosted-meetings';
import { StateIntro } from './intro';
import { Peers } from './peers';
import { SignedDeclarations } from './signed-declarations';

const StateQuery = graphql(`
  query State($code: String!, $on: Date, $day: Date!, $dated: Boolean!) {
    state(code: $code) {
      name
      designation
      ...StateIntro
      memberships(on: $on) {
        ...PartyMembership
        discrepancies {
          ...OpenQuestion
        }
      }
      certain: memberships(on: $day, match: DEFINITELY) @include(if: $dated) {
        id
      }
      ...Peers
      tenures {
        ...HeldPost
        discrepancies {
          ...OpenQuestion
        }
      }
      ...HostedMeetings
      ...SignedDeclarations
      discrepancies {
        ...OpenQuestion
      }
      ...Sources
    }
  }
`);

export default function StatePage({ code }: { code: string }) {
  const { on, day } = useAsOf();
  const graph = useGraph(StateQuery, { code, on, day, dated: on !== null });
  return (
    <Answer graph={graph}>
      {({ state }) => {
        if (!state) return <Missing title="No such State">No State is recorded under the code “{code}”.</Missing>;
        const { name, memberships, certain, tenures } = state;
        const questions = [state, ...memberships, ...tenures].flatMap((row) => row.discrepancies);
        return (
          <>
            <StateIntro state={state} />
            <Memberships
              memberships={memberships}
              certain={certain ? new Set(certain.map(({ id }) => id)) : null}
              names={[name, stateName(state)]}
            />
            <Peers state={state} />
            <HeldPosts tenures={tenures} />
            <HostedMeetings state={state} />
            <SignedDeclarations state={state} />
            {questions.length > 0 && <OpenQuestions discrepancies={questions} />}
            <Sources of={state} />
          </>
        );
      }}
    </Answer>
  );
}
