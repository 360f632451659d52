/** Who takes part: on a map, and as lists by role; how complete they are; the day they are for. */
import { useState } from 'react';
import { type FragmentType, graphql, readFragment } from '../../gql';
import type { ProcessMembersFragment } from '../../gql/graphql';
import { type Place, PlaceMap } from '../../charts/place-map';
import { AsOf, useAsOf } from '../../parts/as-of';
import { Downloads } from '../../parts/downloads';
import { Empty } from '../../parts/feedback';
import { partyOf } from '../../parts/party-link';
import { Section } from '../../parts/section';
import { dateText } from '../../text/date';
import { completeness, membershipRole } from '../../text/label';
import { count, sentenceList } from '../../text/plural';
import { useIncumbents } from './incumbents';
import { MemberList } from './member-list';

const MembersFragment = graphql(`
  fragment ProcessMembers on Process {
    completeness
    completenessNote
    asOf {
      edtf
    }
    statedMembers {
      kind
      stated
      listed
    }
    observerPresence
    members(role: null, on: $on, first: 100) {
      totalCount
      csvUrl
      nodes {
        id
        role
        roleLabel
        subgroup
        member {
          __typename
          ... on State {
            code
          }
          ...PartyLink
        }
        ...MemberLine
      }
    }
    certainMembers: members(role: null, on: $on, match: DEFINITELY, first: 100) @include(if: $dated) {
      nodes {
        id
      }
    }
    hosted: meetings(first: 100) {
      nodes {
        host {
          code
        }
      }
    }
    ...Incumbents
  }
`);

type Membership = ProcessMembersFragment['members']['nodes'][number];
const ROLES = ['MEMBER', 'PARTNER', 'OBSERVER', 'OTHER'] as const;

export function ProcessMembers(props: { process: FragmentType<typeof MembersFragment> }) {
  const process = readFragment(MembersFragment, props.process);
  const { on } = useAsOf();
  const { incumbents } = useIncumbents(process);
  const [active, setActive] = useState<string | null>(null);
  const { nodes: members, csvUrl, totalCount } = process.members;
  const places = placesOf(process, new Set(incumbents.map(({ code }) => code)));
  const certain = process.certainMembers && new Set(process.certainMembers.nodes.map(({ id }) => id));
  const groups = ROLES.flatMap((role) => groupsOf(role, members));
  return (
    <Section id="members" title="Who takes part" aside={<AsOf />}>
      {places.length > 0 && (
        <figure className="card">
          <PlaceMap places={places} active={active} onActive={setActive} />
          <MapKey places={places} />
        </figure>
      )}
      <p className="note">
        {on && `On ${dateText(on)}, as far as the sources tell. `}
        {completeness(process.completeness, process.asOf ? dateText(process.asOf.edtf) : undefined)}{' '}
        {process.completenessNote} {process.statedMembers.map(statedText).join(' ')}
        {process.observerPresence === 'NONE' && ' The source says that there are no observers.'}
        {totalCount > members.length && ` The first ${members.length} of ${totalCount} are shown; the table has all.`}
      </p>
      {members.length === 0 && <Empty>{on ? 'Nobody is recorded for that day.' : 'Nobody is recorded.'}</Empty>}
      {groups.map(({ key, ...group }) => (
        <MemberList key={key} {...group} certain={certain} active={active} onActive={setActive} />
      ))}
      {members.length > 0 && <Downloads of="Memberships" csvUrl={csvUrl} />}
    </Section>
  );
}

const KINDS = { State: 'States', Organization: 'organizations', Process: 'processes' };

/** The members in a role, apart by subgroup, by the source's word for the role, and by what sort of party they are. */
function groupsOf(role: (typeof ROLES)[number], members: Membership[]) {
  const groups = Map.groupBy(
    members.filter((membership) => membership.role === role),
    ({ subgroup, roleLabel, member }) => [subgroup, roleLabel, member.__typename].join('|'),
  );
  return [...groups].flatMap(([key, rows]) => {
    const first = rows[0];
    if (!first) return [];
    const kind = first.member.__typename;
    const title = first.subgroup ?? `${membershipRole[role]}: ${KINDS[kind]}`;
    return [{ key: role + key, title, label: first.roleLabel, wide: kind !== 'State', members: rows }];
  });
}

function placesOf(process: ProcessMembersFragment, chairs: Set<string | undefined>): Place[] {
  const hosts = process.hosted.nodes.map(({ host }) => host?.code);
  const places = new Map<string, Place>();
  for (const { member, role } of process.members.nodes) {
    if (member.__typename !== 'State') continue;
    const { code } = member;
    const { name, href } = partyOf(member);
    const tone = chairs.has(code) ? 'chair' : role === 'MEMBER' ? 'member' : 'other';
    places.set(code, { code, name, href, tone, number: hosts.filter((host) => host === code).length });
  }
  return [...places.values()];
}

function statedText({ kind, stated, listed }: ProcessMembersFragment['statedMembers'][number]): string {
  const noun = { STATE: 'State', ORGANIZATION: 'organization', PROCESS: 'process' }[kind];
  const plural = kind === 'PROCESS' ? 'processes' : `${noun}s`;
  const told = `The source counts ${count(stated, noun, plural)}`;
  return stated === listed ? `${told}, and as many are listed.` : `${told}; ${listed} are listed.`;
}

function MapKey({ places }: { places: Place[] }) {
  const tones = new Set(places.map(({ tone }) => tone));
  const hosts = places.some(({ number }) => number > 0);
  const shown = [
    tones.has('member') && 'members',
    tones.has('other') && 'observers and partners',
    tones.has('chair') && 'the chair',
    hosts && 'how many meetings were held where',
  ].filter((part) => part !== false);
  return (
    <figcaption className="keys">
      <span className="visually-hidden">The map shows {sentenceList(shown)}.</span>
      {tones.has('member') && (
        <span className="key" data-key="member">
          member
        </span>
      )}
      {tones.has('chair') && (
        <span className="key" data-key="chair">
          in the chair
        </span>
      )}
      {tones.has('other') && (
        <span className="key" data-key="other">
          observer or partner, where in view
        </span>
      )}
      {hosts && (
        <span className="key" data-key="number">
          meetings hosted
        </span>
      )}
    </figcaption>
  );
}
