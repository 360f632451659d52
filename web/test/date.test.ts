import { expect, test } from 'vitest';
import { dateText, daysText, isoDay, periodText, surelyIncludes } from '../src/text/date';

test.each([
  ['2018-10-02', '2 Oct 2018'],
  ['2013-01', 'Jan 2013'],
  ['2009', '2009'],
  ['2018-10-02/2018-10-03', '2–3 Oct 2018'],
  ['2018-09-30/2018-10-02', '30 Sep – 2 Oct 2018'],
  ['2018-12-31/2019-01-02', '31 Dec 2018 – 2 Jan 2019'],
  ['2018-03/2018-05', 'Mar – May 2018'],
  ['2023/2024', '2023–2024'],
  ['2014~', 'about 2014'],
  ['2014~/2019~', 'about 2014 – about 2019'],
])('%s reads as %s', (edtf, text) => {
  expect(dateText(edtf)).toBe(text);
});

const open = { start: null, end: null, ongoing: false, notBefore: null };

test.each([
  [{ ...open, start: { edtf: '2011' }, end: { edtf: '2017' } }, '2011 – 2017'],
  [{ ...open, start: { edtf: '2019' }, end: { edtf: '2019' } }, '2019'],
  [{ ...open, start: { edtf: '2015' }, ongoing: true }, 'since 2015'],
  [{ ...open, start: { edtf: '2015' } }, 'from 2015; no end is printed'],
  [{ ...open, end: { edtf: '2022-12' } }, 'until Dec 2022; no start is printed'],
  [{ ...open, ongoing: true, notBefore: '2020-12-31' }, 'now, since 2020 at the earliest'],
  [open, 'no dates are printed'],
])('a period says what is known: %o', (period, text) => {
  expect(periodText(period)).toBe(text);
});

test('whole years are told as years', () => {
  expect(daysText('2009-01-01', '2010-12-31')).toBe('2009–2010');
  expect(daysText('2018-01-01', '2020-02-29')).toBe('1 Jan 2018 – 29 Feb 2020');
});

test('a day is that of the wall, not of Greenwich', () => {
  expect(isoDay(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
});

test('a period surely includes a date only where its own ends leave no doubt', () => {
  const years = { start: { latest: '2011-12-31' }, end: { earliest: '2017-01-01' }, ongoing: false };
  const day = (date: string) => ({ earliest: date, latest: date });
  expect(surelyIncludes(years, day('2016-09-20'))).toBe(true);
  expect(surelyIncludes(years, day('2011-11-04'))).toBe(false);
  expect(surelyIncludes(years, { earliest: '2016-12-30', latest: '2017-01-02' })).toBe(false);
  expect(surelyIncludes({ ...years, end: null }, day('2016-09-20'))).toBe(false);
  expect(surelyIncludes({ ...years, end: null, ongoing: true }, day('2016-09-20'))).toBe(true);
  expect(surelyIncludes({ ...years, start: null }, day('2016-09-20'))).toBe(false);
});
