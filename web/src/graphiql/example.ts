/** An example: a query that the server's tests hold true, with the lesson that it teaches. */
import { Kind, parse, print, visit } from 'graphql';
import type { Question } from './link';

export type Example = Question & { title: string; lesson: string };

const files = import.meta.glob<string>('../../../tests/queries/*/*.graphql', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The query of a file such as `process/whole_page`, under its lesson and with a name, which will be that of its tab. */
export function example(file: string, title: string, lesson: string): Example {
  const text = files[`../../../tests/queries/${file}.graphql`];
  if (!text) throw new Error(`there is no query ${file}`);
  const name = { kind: Kind.NAME, value: pascalCase(file.slice(file.indexOf('/') + 1)) } as const;
  const query = visit(parse(text), { OperationDefinition: (operation) => ({ ...operation, name }) });
  return { title, lesson, query: `# ${title}\n# ${lesson}\n${print(query)}` };
}

/** `whole_page` is `WholePage`. */
function pascalCase(words: string): string {
  return words.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());
}
