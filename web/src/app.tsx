/** Which address shows which page. */
import { lazy, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { NotFoundPage } from './pages/not-found';
import { ProcessPage } from './pages/process/page';
import { StartPage } from './pages/start/page';
import { Loading } from './parts/feedback';
import { Layout } from './parts/layout';

const StatePage = lazy(() => import('./pages/state/page'));
const OrganizationPage = lazy(() => import('./pages/organization/page'));
const MeetingPage = lazy(() => import('./pages/meeting/page'));
const DeclarationPage = lazy(() => import('./pages/declaration/page'));
const InitiativePage = lazy(() => import('./pages/initiative/page'));
const ComparePage = lazy(() => import('./pages/compare/page'));
const MeetingsPage = lazy(() => import('./pages/meetings/page'));
const SearchPage = lazy(() => import('./pages/search/page'));

export function App() {
  return (
    <Layout>
      <Suspense fallback={<Loading />}>
        <Switch>
          <Route path="/">
            <StartPage />
          </Route>
          <Route path="/processes/:slug">{({ slug }) => <ProcessPage key={slug} slug={slug} />}</Route>
          <Route path="/states/:code">{({ code }) => <StatePage key={code} code={code} />}</Route>
          <Route path="/organizations/:slug">{({ slug }) => <OrganizationPage key={slug} slug={slug} />}</Route>
          <Route path="/meetings/:slug">{({ slug }) => <MeetingPage key={slug} slug={slug} />}</Route>
          <Route path="/declarations/:slug">{({ slug }) => <DeclarationPage key={slug} slug={slug} />}</Route>
          <Route path="/initiatives/:slug">{({ slug }) => <InitiativePage key={slug} slug={slug} />}</Route>
          <Route path="/compare">
            <ComparePage />
          </Route>
          <Route path="/meetings">
            <MeetingsPage />
          </Route>
          <Route path="/search">
            <SearchPage />
          </Route>
          <Route>
            <NotFoundPage />
          </Route>
        </Switch>
      </Suspense>
    </Layout>
  );
}
