import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { audiences } from '../src/graphiql/audiences';

const schema = buildSchema(readFileSync('../schema.graphql', 'utf8'));
const examples = audiences.flatMap((audience) => audience.examples);

test.each(examples)('the schema answers: $title', ({ query }) => {
  expect(validate(schema, parse(query))).toEqual([]);
});

test('each example stands in one place, and has a name for its tab', () => {
  const names = examples.map(({ query }) => /^query (\w+)/m.exec(query)?.[1]);
  expect(names).not.toContain(undefined);
  expect(new Set(names).size).toBe(examples.length);
});
