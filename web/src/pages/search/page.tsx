/** What holds some words, of all kinds or of one. */
import { useSearchParams } from 'wouter';
import { PageTitle } from '../../parts/page-title';
import { SearchForm } from '../../parts/search-form';
import { Hints } from './hints';
import { Results } from './results';

export default function SearchPage() {
  const [parameters] = useSearchParams();
  const words = parameters.get('q')?.trim() ?? '';
  return (
    <>
      <header className="intro">
        <PageTitle title={words ? `“${words}”` : 'Search'} kicker={words && 'Search'} indexed={false} />
        <SearchForm words={words} />
      </header>
      {words ? <Results words={words} /> : <Hints>Type a word, or its beginning.</Hints>}
    </>
  );
}
