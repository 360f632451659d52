/** Opening questions in tabs, without losing one that is there. */
import { pick, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useEffect, useRef } from 'react';
import type { Question } from './link';

/**
 * Opens a question in a new tab, or shows the tab that holds it already, and asks it where it has no answer.
 * Nothing is to be opened before the editors are there.
 */
export function useOpen(): ((question: Question) => void) | undefined {
  const { tabs, activeTabIndex, documentAST, queryEditor, variableEditor } = useGraphiQL(
    pick('tabs', 'activeTabIndex', 'documentAST', 'queryEditor', 'variableEditor'),
  );
  const actions = useGraphiQLActions();
  const asked = useRef<string>(null);

  // GraphiQL reads its editors a moment after they have changed: the query, for which operation to run, and the
  // others, else it would put down each of its stages in the history.
  const tab = tabs[activeTabIndex];
  const read = tab?.variables !== null && tab?.headers !== null ? documentAST : undefined;
  useEffect(() => {
    if (!asked.current || read?.loc?.source.body !== asked.current) return;
    asked.current = null;
    actions.run();
  }, [read, actions]);

  if (!queryEditor || !variableEditor) return undefined;
  return ({ query, variables = '' }) => {
    const place = tabs.findIndex((tab) => tab.query === query && (tab.variables ?? '') === variables);
    if (!tabs[place]?.response) asked.current = query;
    if (place >= 0) {
      actions.changeTab(place);
    } else {
      actions.addTab();
      queryEditor.setValue(query);
      variableEditor.setValue(variables);
    }
  };
}
