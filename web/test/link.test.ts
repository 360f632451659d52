import { expect, test } from 'vitest';
import { linkTo, questionIn } from '../src/graphiql/link';

const hash = (link: string) => link.slice(link.indexOf('#'));

test('a link gives back the question that it was made of', () => {
  const question = { query: '# 100 % & more?\n{ states { totalCount } }', variables: '{ "first": 1 }' };
  expect(questionIn(hash(linkTo(question)))).toEqual(question);
});

test('a question without variables leaves none from before', () => {
  expect(questionIn(hash(linkTo({ query: '{ __typename }' })))).toEqual({ query: '{ __typename }', variables: '' });
});

test('an address without a question opens nothing', () => {
  expect(questionIn('')).toBeUndefined();
  expect(questionIn('#main')).toBeUndefined();
  expect(linkTo({ query: '' })).toBe('/graphiql/#');
});
