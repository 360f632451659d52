/** The words of the schema for people. */
import type {
  Completeness,
  DatePrecision,
  DeclarationForm,
  Finding,
  MeetingKind,
  MeetingMode,
  MembershipRole,
  NameKind,
  OrganizationCategory,
  NodeKind,
  Post,
  ProcessLevel,
  ProcessStatus,
  PublicationGenre,
  Standing,
} from '../gql/graphql';

export const meetingKind: Record<MeetingKind, string> = {
  MINISTERIAL_CONFERENCE: 'Ministerial conference',
  SENIOR_OFFICIALS_MEETING: 'Senior officials’ meeting',
  CONFERENCE: 'Conference',
  STEERING_GROUP: 'Steering group',
  STRATEGIC_GROUP: 'Strategic group',
  CORE_GROUP: 'Core group',
  EXPERT_MEETING: 'Expert meeting',
  WORKSHOP: 'Workshop',
  TRAINING: 'Training',
  WEBINAR: 'Webinar',
  POLICY_TALK: 'Policy talk',
  OTHER: 'Other meeting',
};

export const meetingMode: Record<MeetingMode, string> = {
  IN_PERSON: 'In person',
  ONLINE: 'Online',
  HYBRID: 'In person and online',
  NOT_STATED: 'Place not stated',
};

export const datePrecision: Record<DatePrecision, string> = {
  DAY: 'day',
  MONTH: 'month',
  YEAR: 'year',
};

export const membershipRole: Record<MembershipRole, string> = {
  MEMBER: 'Members',
  OBSERVER: 'Observers',
  PARTNER: 'Partners',
  OTHER: 'Others',
};

/** As what one party takes part. */
export const takesPartAs: Record<MembershipRole, string> = {
  MEMBER: 'Member',
  PARTNER: 'Partner',
  OBSERVER: 'Observer',
  OTHER: 'In another role',
};

/** What became of a membership that does not stand. */
export const notStanding: Record<Exclude<Standing, 'CURRENT'>, string> = {
  PENDING: 'Not yet begun',
  SUSPENDED: 'Suspended',
  FORMER: 'Formerly',
};

export const standing: Record<Standing, string> = {
  CURRENT: '',
  FORMER: 'former',
  PENDING: 'not yet begun',
  SUSPENDED: 'suspended',
};

export const post: Record<Post, string> = {
  CHAIR: 'Chair',
  CO_CHAIR: 'Co-chair',
  SECRETARIAT: 'Secretariat',
  FUNDER: 'Funder',
  LEAD: 'Lead',
  OTHER: 'Other post',
};

export const organizationCategory: Record<OrganizationCategory, string> = {
  EUROPEAN_UNION: 'Body of the European Union',
  INTERNATIONAL: 'Intergovernmental organization',
  REGIONAL: 'Regional organization',
  OTHER: 'Organization',
};

export const processLevel: Record<ProcessLevel, string> = {
  REGIONAL: 'Regional process',
  INTERREGIONAL: 'Interregional process',
  GLOBAL: 'Global process',
};

export const processStatus: Record<ProcessStatus, string> = {
  ACTIVE: 'Active',
  DORMANT: 'Dormant',
  ENDED: 'Ended',
  UNKNOWN: 'No source says whether it still works',
};

export const declarationForm: Record<DeclarationForm, string> = {
  MINISTERIAL_DECLARATION: 'Ministerial declaration',
  JOINT_DECLARATION: 'Joint declaration',
  ACTION_PLAN: 'Action plan',
  OTHER: 'Other text',
};

export const publicationGenre: Record<PublicationGenre, string> = {
  FACTSHEET: 'Factsheet',
  DISCUSSION_PAPER: 'Discussion paper',
  REPORT: 'Report',
  OTHER: 'Document',
};

export const nameKind: Record<NameKind, string> = {
  ACRONYM: 'acronym',
  AS_LISTED: 'as listed',
  FORMER: 'former name',
  OFFICIAL: 'formal name',
};

export const finding: Record<Finding, string> = {
  SOURCES_DISAGREE: 'Sources disagree',
  COUNT_MISMATCH: 'Counts do not match',
  DATE_MISMATCH: 'Dates do not fit, or are not exact',
  GAP_IN_SEQUENCE: 'Something is missing from a sequence',
  UNRESOLVED_REFERENCE: 'Something is announced and not named',
  ANACHRONISTIC_NAME: 'A name of another time',
  ORDER_ANOMALY: 'The order is broken',
  SUSPECT_TEXT: 'The text is damaged or doubtful',
};

/** What can be found, in the sequence in which it is shown. */
export const nodeKind: Record<NodeKind, string> = {
  PROCESS: 'Process',
  STATE: 'State',
  ORGANIZATION: 'Organization',
  MEETING: 'Meeting',
  DECLARATION: 'Declaration',
  PUBLICATION: 'Publication',
  INITIATIVE: 'Initiative',
  THEME: 'Theme',
};

/** What the mark of a list of members says; `asOf` in words. */
export function completeness(mark: Completeness, asOf: string | undefined): string {
  switch (mark) {
    case 'COMPLETE':
      return `The list of members is complete${asOf ? `, as of ${asOf}` : ''}.`;
    case 'COMPLETE_AS_OF':
      return `The list of members is complete for ${asOf ?? 'a certain date'}.`;
    case 'DERIVED':
      return 'The members follow from those of another organization or process.';
    case 'NONE':
      return 'No list of members was found.';
    case 'OPEN':
      return 'No list can exist: whoever wishes takes part.';
    case 'PARTIAL':
      return 'Some members are listed; others may be missing.';
    case 'PROCESSES_AS_MEMBERS':
      return 'Its members are other processes.';
  }
}

/** The same in few words, for a list of processes. */
export function completenessMark(mark: Completeness, asOf: string | undefined): string {
  switch (mark) {
    case 'COMPLETE':
      return 'complete list';
    case 'COMPLETE_AS_OF':
      return `complete list of ${asOf ?? 'a certain date'}`;
    case 'DERIVED':
      return 'follows from other lists';
    case 'NONE':
      return 'no list was found';
    case 'OPEN':
      return 'open to whoever wishes';
    case 'PARTIAL':
      return 'incomplete list';
    case 'PROCESSES_AS_MEMBERS':
      return 'its members are processes';
  }
}
