/** The meetings that an address asks for. */
import type { MeetingFilter, MeetingKind, MeetingMode } from '../gql/graphql';
import { meetingKind, meetingMode } from '../text/label';

/** The year of meetings without a date. */
export const UNDATED = 'none';

/** Each parameter as a condition; null for what is no word of the schema, which is not asked for. */
const CONDITIONS = {
  kind: (value: string) => (Object.hasOwn(meetingKind, value) ? { kind: { eq: value as MeetingKind } } : null),
  mode: (value: string) => (Object.hasOwn(meetingMode, value) ? { mode: { eq: value as MeetingMode } } : null),
  process: (slug: string) => ({ process: { slug: { eq: slug } } }),
  host: (code: string) => (/^[A-Z]{2}$/.test(code) ? { host: { code: { eq: code } } } : null),
  year: (year: string) => {
    if (year === UNDATED) return { date: { isNull: true } };
    return /^\d{4}$/.test(year) ? { date: { from: `${year}-01-01`, to: `${year}-12-31` } } : null;
  },
} satisfies Record<string, (value: string) => MeetingFilter | null>;

export type MeetingParameter = keyof typeof CONDITIONS;
export const MEETING_PARAMETERS = Object.keys(CONDITIONS) as MeetingParameter[];

/** What the address asks for by these parameters, all together. */
export function meetingFilter(asked: URLSearchParams, by: MeetingParameter[] = MEETING_PARAMETERS): MeetingFilter {
  return Object.assign(
    {},
    ...by.map((name) => {
      const value = asked.get(name);
      return value === null ? null : CONDITIONS[name](value);
    }),
  ) as MeetingFilter;
}
