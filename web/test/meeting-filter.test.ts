import { expect, test } from 'vitest';
import { meetingFilter } from '../src/parts/meeting-filter';

const asked = (text: string) => new URLSearchParams(text);

test('an address becomes a filter of the schema', () => {
  expect(meetingFilter(asked('kind=WEBINAR&process=prague-process&year=2020&host=PL'))).toEqual({
    kind: { eq: 'WEBINAR' },
    process: { slug: { eq: 'prague-process' } },
    date: { from: '2020-01-01', to: '2020-12-31' },
    host: { code: { eq: 'PL' } },
  });
});

test('meetings without a date can be asked for', () => {
  expect(meetingFilter(asked('year=none'))).toEqual({ date: { isNull: true } });
});

test('what the schema does not know is not asked for', () => {
  expect(meetingFilter(asked('kind=PARTY&mode=toString&host=poland&year=soon'))).toEqual({});
});

test('a parameter can be left out', () => {
  expect(meetingFilter(asked('kind=WEBINAR&year=2020'), ['kind'])).toEqual({ kind: { eq: 'WEBINAR' } });
});
