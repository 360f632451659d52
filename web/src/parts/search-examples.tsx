/** Words that show what the search can do. */
import { Link } from 'wouter';

/** A process, a former name, a name without its marks, a theme. */
const EXAMPLES = ['prague', 'macedo', 'turkiye', 'labour'];

export function SearchExamples() {
  return (
    <p className="examples">
      Try{' '}
      {EXAMPLES.map((words) => (
        <Link key={words} href={`/search?q=${words}`}>
          {words}
        </Link>
      ))}
    </p>
  );
}
