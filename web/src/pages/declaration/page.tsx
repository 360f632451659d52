/** One declaration: what sort of text, adopted where and when, by whom. */
import { graphql } from '../../gql';
import { AsPrinted } from '../../parts/as-printed';
import { Answer, Missing } from '../../parts/feedback';
import { OpenQuestions } from '../../parts/open-questions';
import { Sources } from '../../parts/sources';
import { useGraph } from '../../parts/use-graph';
import { DeclarationIntro } from './intro';
import { Signatories } from './signatories';

const DeclarationQuery = graphql(`
  query Declaration($slug: String!) {
    declaration(slug: $slug) {
      ...DeclarationIntro
      ...AsPrinted
      ...Signatories
      discrepancies {
        ...OpenQuestion
      }
      ...Sources
    }
  }
`);

export default function DeclarationPage({ slug }: { slug: string }) {
  const graph = useGraph(DeclarationQuery, { slug });
  return (
    <Answer graph={graph}>
      {({ declaration }) =>
        declaration ? (
          <>
            <DeclarationIntro declaration={declaration} />
            <AsPrinted of={declaration} />
            <Signatories declaration={declaration} />
            {declaration.discrepancies.length > 0 && <OpenQuestions discrepancies={declaration.discrepancies} />}
            <Sources of={declaration} />
          </>
        ) : (
          <Missing title="No such declaration">Nothing is recorded under “{slug}”.</Missing>
        )
      }
    </Answer>
  );
}
