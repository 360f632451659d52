/** What GraphiQL settles once about its editors: long lines wrap, and light and dark follow the system while it is open. */
import { pick, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useEffect } from 'react';

const options = { wordWrap: 'on', fontFamily: "ui-monospace, 'Cascadia Mono', 'DejaVu Sans Mono', monospace" } as const;
const dark = matchMedia('(prefers-color-scheme: dark)');

export function Editors() {
  const { queryEditor, variableEditor, headerEditor, responseEditor, theme } = useGraphiQL(
    pick('queryEditor', 'variableEditor', 'headerEditor', 'responseEditor', 'theme'),
  );
  const actions = useGraphiQLActions();

  useEffect(() => {
    for (const editor of [queryEditor, variableEditor, headerEditor, responseEditor]) editor?.updateOptions(options);
  }, [queryEditor, variableEditor, headerEditor, responseEditor]);

  useEffect(() => {
    const follow = () => actions.setTheme(theme);
    dark.addEventListener('change', follow);
    return () => dark.removeEventListener('change', follow);
  }, [actions, theme]);

  return null;
}
