/** One organization: what it is part of, what it takes part in, and which posts it holds. */
import { graphql } from '../../gql';
import { useAsOf } from '../../parts/as-of';
import { Answer, Missing } from '../../parts/feedback';
import { OpenQuestions } from '../../parts/open-questions';
import { Sources } from '../../parts/sources';
import { useGraph } from '../../parts/use-graph';
import { HeldPosts } from '../party/posts';
import { Memberships } from '../party/memberships';
import { OrganizationIntro } from './intro';

const OrganizationQuery = graphql(`
  query Organization($slug: String!, $on: Date, $day: Date!, $dated: Boolean!) {
    organization(slug: $slug) {
      name
      acronym
      ...OrganizationIntro
      memberships(on: $on) {
        ...PartyMembership
        discrepancies {
          ...OpenQuestion
        }
      }
      certain: memberships(on: $day, match: DEFINITELY) @include(if: $dated) {
        id
      }
      tenures {
        ...HeldPost
        discrepancies {
          ...OpenQuestion
        }
      }
      discrepancies {
        ...OpenQuestion
      }
      ...Sources
    }
  }
`);

export default function OrganizationPage({ slug }: { slug: string }) {
  const { on, day } = useAsOf();
  const graph = useGraph(OrganizationQuery, { slug, on, day, dated: on !== null });
  return (
    <Answer graph={graph}>
      {({ organization }) => {
        if (!organization) {
          return <Missing title="No such organization">Nothing is recorded under “{slug}”.</Missing>;
        }
        const { name, acronym, memberships, certain, tenures } = organization;
        const questions = [organization, ...memberships, ...tenures].flatMap((row) => row.discrepancies);
        return (
          <>
            <OrganizationIntro organization={organization} />
            <Memberships
              memberships={memberships}
              certain={certain ? new Set(certain.map(({ id }) => id)) : null}
              names={[name, acronym, `${name} (${acronym ?? ''})`]}
            />
            <HeldPosts tenures={tenures} />
            {questions.length > 0 && <OpenQuestions discrepancies={questions} />}
            <Sources of={organization} />
          </>
        );
      }}
    </Answer>
  );
}
