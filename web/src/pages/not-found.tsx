/** An address that no page answers to. */
import { Missing } from '../parts/feedback';

export function NotFoundPage() {
  return <Missing title="No such page">The address may be mistyped. Try the search.</Missing>;
}
