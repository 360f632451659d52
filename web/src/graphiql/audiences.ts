/** Which examples, for whom: each worked question of the data stands with those who would ask it. */
import { example, type Example } from './example';

export const audiences: { name: string; examples: Example[] }[] = [
  {
    name: 'For journalists',
    examples: [
      example(
        'state/georgia',
        'Which processes does Georgia take part in?',
        'Put another code in its place: alpha-2 or alpha-3 as in ISO 3166-1, such as "UA" or "TUR".',
      ),
      example(
        'declaration/who_chaired',
        'Who chaired when each declaration was adopted?',
        'A declaration knows its meeting, and the chairs in office on that day. Where none is printed, the list is empty.',
      ),
      example(
        'analysis/the_move_online',
        'How did meetings move online?',
        'Meetings are counted by year and mode. `uncertain` tells how many might belong to another year.',
      ),
      example(
        'state/hosts_by_number_of_meetings',
        'Which States host most often?',
        'A filter and an order by the number of meetings held in a State.',
      ),
      example(
        'state/poland',
        'What did Poland do?',
        'One State from all sides: its posts, the initiatives that it leads, the meetings that it hosted.',
      ),
      example(
        'search/old_and_printed_names',
        'Find anything by any of its names',
        'Former names, acronyms and spellings as printed are found too, whatever the case and the marks on letters.',
      ),
    ],
  },
  {
    name: 'For researchers',
    examples: [
      example(
        'analysis/prague_and_budapest',
        'Which States are in both the Prague and the Budapest Process?',
        'And which in only one. `complete` is false where a list is older or shorter than the process.',
      ),
      example(
        'process/names_of_the_day',
        'Who took part on a given day, under which name?',
        'Each State has its name of today, its name on that day, and its name as the list prints it.',
      ),
      example(
        'process/members_on_a_day',
        'Who possibly, and who certainly took part?',
        'Not every beginning is printed. `POSSIBLY` is the default; `DEFINITELY` counts only what must be so.',
      ),
      example(
        'meeting/first_half_of_november_2011',
        'What fell into the first half of November 2011?',
        'A month without a day possibly did, but not certainly: dates are EDTF, with their earliest and latest day.',
      ),
      example(
        'analysis/almaty_before_and_after',
        'What if nobody tells when it changed?',
        'Turkmenistan founded the Almaty Process as a member and observes it today; of the day no source speaks.',
      ),
      example(
        'analysis/peers_of_georgia',
        'With whom does Georgia meet most?',
        'Its peers by the number of processes they share, and the common ground of several States, today or on a day.',
      ),
      example(
        'analysis/in_all_four',
        'Which States are in all four?',
        'Four processes at once: the States in all of them, and those in one alone.',
      ),
      example(
        'process/timeline_and_gaps',
        'What happened, and what is missing?',
        'Beginnings, ends and meetings in one line of time; gaps between chairs, and numbers that a series skips.',
      ),
    ],
  },
  {
    name: 'For secretariats',
    examples: [
      example(
        'process/stated_against_listed',
        'How many members are stated, and how many are listed?',
        'Neither number is ever derived from the other; where they differ, a discrepancy says so.',
      ),
      example(
        'process/whole_page',
        'Every fact of the Prague Process in one question',
        'Members, posts, meetings, texts and sources, each with the line of the page that it was read from.',
      ),
      example(
        'process/chairs_over_time',
        'Who held the chair on which day?',
        'The same field asked for four days; `DEFINITELY` leaves out whose term is not sure to hold it.',
      ),
      example(
        'discrepancy/counts',
        'What do the sources contradict?',
        'Nothing is repaired in silence: each finding has its place in the source and the row that it is about.',
      ),
      example(
        'meeting/skopje_2018',
        'How is a host named, then and now?',
        'The country as printed, the State of today, its name on the day of the meeting, and who chaired.',
      ),
      example(
        'initiative/pp_ti',
        'What became of an initiative?',
        'A project inside a process: its leaders, its funders, its meetings, and what the page leaves open.',
      ),
    ],
  },
  {
    name: 'For frontend developers',
    examples: [
      example(
        'meeting/pages',
        'Page by page, with variables and a fragment',
        'Copy `endCursor` into the variables as {"after": "…"} for the next page. The variables have defaults.',
      ),
      example(
        'node/any_by_id',
        'Any row by its id',
        'Ids are global and lasting. `__typename` and inline fragments tell the types apart; what is unknown is null.',
      ),
      example(
        'meeting/through_relations',
        'Filter and order through relations',
        'Filters are as deep as the graph, and lists may be ordered by a field of a related row.',
      ),
      example(
        'meeting/quantifiers',
        'Some, none, every and count',
        'Quantifiers over a relation to many, in a filter. `totalCount` counts without fetching a row.',
      ),
      example(
        'meeting/logic',
        'And, or, not',
        'What is unknown is neither equal nor unequal to anything; `isNull` asks for it.',
      ),
      example(
        'analysis/facets',
        'Numbers for filter controls',
        'The buckets of a list beside its rows, by kind, mode, process or host: ready for checkboxes.',
      ),
      example(
        'analysis/matrix',
        'A matrix, ready to draw',
        'States by processes: a role, none, or `knowable: false` where the list is too incomplete to say.',
      ),
    ],
  },
];
