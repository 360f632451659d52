/** What GraphiQL leaves to be wished: long lines wrap, colours follow the system while it is open, the tab is in sight. */
import { pick, useGraphiQL, useGraphiQLActions, useMonaco } from '@graphiql/react';
import { useEffect } from 'react';
import { themes, themeNames } from './theme';

const options = { wordWrap: 'on', fontFamily: "ui-monospace, 'Cascadia Mono', 'DejaVu Sans Mono', monospace" } as const;
const darkness = matchMedia('(prefers-color-scheme: dark)');

export function Refinements() {
  useEditorOptions();
  useTheme();
  useTabInSight();
  return null;
}

function useEditorOptions() {
  const { queryEditor, variableEditor, headerEditor, responseEditor } = useGraphiQL(
    pick('queryEditor', 'variableEditor', 'headerEditor', 'responseEditor'),
  );
  useEffect(() => {
    for (const editor of [queryEditor, variableEditor, headerEditor, responseEditor]) editor?.updateOptions(options);
  }, [queryEditor, variableEditor, headerEditor, responseEditor]);
}

function useTheme() {
  const monaco = useMonaco((state) => state.monaco);
  const theme = useGraphiQL((state) => state.theme);
  const actions = useGraphiQLActions();
  useEffect(() => {
    monaco?.editor.defineTheme(themeNames.light, themes.light);
    monaco?.editor.defineTheme(themeNames.dark, themes.dark);
    const apply = () => actions.setTheme(theme);
    apply();
    darkness.addEventListener('change', apply);
    return () => darkness.removeEventListener('change', apply);
  }, [monaco, theme, actions]);
}

function useTabInSight() {
  const { tabs, activeTabIndex } = useGraphiQL(pick('tabs', 'activeTabIndex'));
  const title = tabs[activeTabIndex]?.title;
  useEffect(() => {
    document.querySelector('.graphiql-tab-active')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [activeTabIndex, title]);
}
