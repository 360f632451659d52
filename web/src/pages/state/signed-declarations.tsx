/** The declarations that it signed or endorsed. */
import { type FragmentType, graphql, readFragment } from '../../gql';
import { DeclarationLine } from '../../parts/declaration-line';
import { Empty } from '../../parts/feedback';
import { Section } from '../../parts/section';

const SignedDeclarationsFragment = graphql(`
  fragment SignedDeclarations on State {
    signedDeclarations {
      slug
      ...DeclarationLine
    }
  }
`);

export function SignedDeclarations(props: { state: FragmentType<typeof SignedDeclarationsFragment> }) {
  const { signedDeclarations } = readFragment(SignedDeclarationsFragment, props.state);
  return (
    <Section id="declarations" title="What it signed">
      {signedDeclarations.length === 0 && (
        <Empty>
          No source lists it among those who signed or endorsed a declaration. Few sources list them at all.
        </Empty>
      )}
      <ul className="lines">
        {signedDeclarations.map((declaration) => (
          <DeclarationLine key={declaration.slug} declaration={declaration} of="state" />
        ))}
      </ul>
    </Section>
  );
}
