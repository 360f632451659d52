import { expect, test } from 'vitest';
import { shortName } from '../src/text/short-name';

const named = (name: string, acronym: string | null = null, ...listed: string[]) => ({
  name,
  acronym,
  names: listed.map((text) => ({ kind: 'AS_LISTED' as const, text })),
});

test.each([
  [named('Prague Process'), 'Prague Process'],
  [named('Euro-African Dialogue on Migration and Development', null, 'Rabat Process'), 'Rabat Process'],
  [named('EU-Horn of Africa Migration Route Initiative', 'HoAMRI', 'Khartoum Process'), 'Khartoum Process'],
  [named('Migration Dialogue for Southern Africa', 'MIDSA'), 'MIDSA'],
  [named('Almaty Process on Refugee Protection and International Migration'), 'Almaty Process'],
])('%o goes by a short name', (process, short) => {
  expect(shortName(process)).toBe(short);
});
