/** Starts GraphiQL, the second page. */
import '@fontsource-variable/source-serif-4/wght.css';
import './workers';
// The parts instead of `graphiql/style.css`, which holds fonts as `data:` addresses.
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import 'graphiql/graphiql.css';
import '@graphiql/plugin-explorer/style.css';
import './graphiql.css';
import { explorerPlugin } from '@graphiql/plugin-explorer';
import type { TabsState } from '@graphiql/react';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { createRoot } from 'react-dom/client';
import { audiences } from './audiences';
import { EXAMPLES_PLUGIN } from './examples-plugin';
import { linkTo, questionIn } from './link';
import { Refinements } from './refinements';
import { SharedLinks } from './shared-links';
import { themeNames } from './theme';

const plugins = [EXAMPLES_PLUGIN, explorerPlugin({ showAttribution: false }), HISTORY_PLUGIN];
const fetcher = createGraphiQLFetcher({ url: '/graphql' });
const firstOfEach = audiences.flatMap(({ examples }) => examples.slice(0, 1));

// Who comes for the first time finds an answer, and the examples beside it where there is room.
const first = localStorage.getItem('graphiql:tabState') === null;
const room = matchMedia('(min-width: 70rem)').matches;
if (first && !location.hash && firstOfEach[0]) history.replaceState(null, '', linkTo(firstOfEach[0]));

/** The address is always a link to what is shown. */
function share({ tabs, activeTabIndex }: TabsState) {
  const tab = tabs[activeTabIndex];
  const link = linkTo({ query: tab?.query ?? '', variables: tab?.variables ?? '' });
  history.replaceState(null, '', link);
}

const root = document.getElementById('graphiql');
if (!root) throw new Error('index.html has no #graphiql');
createRoot(root).render(
  <GraphiQL
    fetcher={fetcher}
    plugins={plugins}
    {...(first && room && { visiblePlugin: EXAMPLES_PLUGIN })}
    defaultTabs={firstOfEach}
    defaultEditorToolsVisibility={Boolean(questionIn(location.hash)?.variables)}
    onTabChange={share}
    editorTheme={themeNames}
    shouldPersistHeaders={false}
    inputValueDeprecation
  >
    <GraphiQL.Logo>
      <a className="home" href="/" aria-label="Migration processes">
        <img src="/favicon.svg" alt="" width="20" height="20" />
        <span>Migration processes</span>
      </a>
    </GraphiQL.Logo>
    <Refinements />
    <SharedLinks />
  </GraphiQL>,
);
