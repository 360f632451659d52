/** The start: what this is, who takes part in how much, all processes, what they share, and when they met last. */
import { lazy, Suspense } from 'react';
import { graphql } from '../../gql';
import { Answer, Loading } from '../../parts/feedback';
import { useGraph } from '../../parts/use-graph';
import { StartFigures, StartHeading } from './intro';
import { LatestMeetings } from './meetings';
import { OpenData } from './open-data';
import { Participation } from './participation';
import { ProcessList } from './process-list';

const StartOverlaps = lazy(() => import('./overlaps'));

// Its parts ask for the same processes by the same words, so that the answer holds them once.
const StartQuery = graphql(`
  query Start {
    ...StartFigures
    ...Participation
    ...ProcessList
    ...StartOverlaps
    ...LatestMeetings
    ...OpenData
  }
`);

export function StartPage() {
  const graph = useGraph(StartQuery, {});
  return (
    <>
      {!graph.error && <StartHeading />}
      <Answer graph={graph}>
        {(start) => (
          <>
            <StartFigures start={start} />
            <Participation start={start} />
            <ProcessList start={start} />
            <Suspense fallback={<Loading />}>
              <StartOverlaps start={start} />
            </Suspense>
            <LatestMeetings start={start} />
            <OpenData start={start} />
          </>
        )}
      </Answer>
    </>
  );
}
