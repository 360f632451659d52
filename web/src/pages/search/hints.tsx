/** What helps where nothing is found, or nothing is typed yet. */
import { Empty } from '../../parts/feedback';
import { SearchExamples } from '../../parts/search-examples';

export function Hints({ children }: { children: string }) {
  return (
    <section className="hints" aria-label="How to search">
      <Empty>{children}</Empty>
      <p>
        Names then and now are found, as are names in sources, acronyms, titles, cities and objectives. Beginnings of
        words are enough; neither capitals nor marks on letters matter.
      </p>
      <SearchExamples />
    </section>
  );
}
