/** The head of the page: the process in a sentence and a few numbers. */
import { Fragment } from 'react';
import { Link } from 'wouter';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { useAsOf } from '../../parts/as-of';
import { Figures } from '../../parts/figures';
import { PageTitle } from '../../parts/page-title';
import { SourceNote } from '../../parts/source-note';
import { dateText } from '../../text/date';
import { processLevel } from '../../text/label';
import { count, sentenceList } from '../../text/plural';
import { useIncumbents } from './incumbents';

const IntroFragment = graphql(`
  fragment ProcessIntro on Process {
    id
    name
    acronym
    level
    status
    regions
    objectives
    established {
      edtf
    }
    asListed: names {
      kind
      text
    }
    ...Incumbents
    memberStates: members(kind: [STATE], on: $on, first: 1) {
      totalCount
    }
    memberOrganizations: members(kind: [ORGANIZATION, PROCESS], on: $on, first: 1) {
      totalCount
    }
    meetingCount: meetings(first: 1) {
      totalCount
    }
    declarationCount: declarations(first: 1) {
      totalCount
    }
  }
`);

export function ProcessIntro(props: { process: FragmentType<typeof IntroFragment> }) {
  const process = readFragment(IntroFragment, props.process);
  const listed = process.asListed.filter(({ kind }) => kind === 'AS_LISTED').map(({ text }) => text);
  const kicker = [processLevel[process.level], ...listed, process.acronym].filter(Boolean).join(' · ');
  const figures = [
    { label: 'Member States', value: process.memberStates.totalCount },
    { label: 'Other members', value: process.memberOrganizations.totalCount },
    { label: 'Meetings', value: process.meetingCount.totalCount },
    { label: 'Declarations', value: process.declarationCount.totalCount },
  ];
  return (
    <header className="intro">
      <PageTitle title={process.name} kicker={kicker} />
      <p className="lede">
        {lede(process)} <InTheChair process={process} />
      </p>
      {process.objectives && (
        <div className="objectives">
          {process.objectives}
          <SourceNote id={process.id} of="Objectives" property="objectives" />
        </div>
      )}
      <Figures figures={figures.filter(({ value }) => value > 0)} />
    </header>
  );
}

type Told = {
  status: string;
  regions: string[];
  established: { edtf: string } | null;
  memberStates: { totalCount: number };
};

function lede({ status, regions, established, memberStates }: Told): string {
  const since = established ? `Since ${dateText(established.edtf)}` : '';
  const states = memberStates.totalCount > 0 ? count(memberStates.totalCount, 'State') : 'States';
  const where = regions.length > 0 ? ` of ${sentenceList(regions)}` : '';
  if (status === 'ENDED')
    return `A process${where} that has ended${established ? `; it began in ${dateText(established.edtf)}` : ''}.`;
  return `${since ? `${since}, ` : ''}${states}${where} ${since ? 'have consulted' : 'consult'} each other on migration.`;
}

function InTheChair({ process }: { process: Parameters<typeof useIncumbents>[0] }) {
  const { incumbents, certain } = useIncumbents(process);
  const then = useAsOf().on !== null;
  if (incumbents.length === 0) return null;
  return (
    <>
      {incumbents.map(({ id, name, href, period }, index) => (
        <Fragment key={id}>
          {index > 0 && (index === incumbents.length - 1 ? ' and ' : ', ')}
          <Link href={href}>{name}</Link>
          {!certain && ` (${period})`}
        </Fragment>
      ))}
      {chairing(incumbents.length > 1, certain, then)}
    </>
  );
}

function chairing(several: boolean, certain: boolean, then: boolean): string {
  if (!certain) return then ? ' may have been in the chair.' : ' may be in the chair.';
  if (several) return then ? ' shared the chair.' : ' share the chair.';
  return then ? ' was in the chair.' : ' is in the chair.';
}
