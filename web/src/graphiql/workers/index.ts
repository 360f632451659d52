/** Where the editors find their workers. Entries of our own are bundled alike while developing and for production. */
const start: Record<string, () => Worker> = {
  graphql: () => new Worker(new URL('./graphql.ts', import.meta.url), { type: 'module' }),
  json: () => new Worker(new URL('./json.ts', import.meta.url), { type: 'module' }),
};
const startEditor = () => new Worker(new URL('./editor.ts', import.meta.url), { type: 'module' });

self.MonacoEnvironment = { getWorker: (_id, language) => (start[language] ?? startEditor)() };
