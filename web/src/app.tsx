/** Which address shows which page. */
import { lazy, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { NotFoundPage } from './pages/not-found';
import { ProcessPage } from './pages/process/page';
import { Loading } from './parts/feedback';
import { Layout } from './parts/layout';

const ProcessesPage = lazy(() => import('./pages/processes'));

export function App() {
  return (
    <Layout>
      <Suspense fallback={<Loading />}>
        <Switch>
          <Route path="/">
            <ProcessesPage />
          </Route>
          <Route path="/processes/:slug">{({ slug }) => <ProcessPage key={slug} slug={slug} />}</Route>
          <Route>
            <NotFoundPage />
          </Route>
        </Switch>
      </Suspense>
    </Layout>
  );
}
