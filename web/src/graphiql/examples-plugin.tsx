/** The panel of examples. */
import { formatShortcutForOS, type GraphiQLPlugin, KEY_MAP } from '@graphiql/react';
import { audiences } from './audiences';
import { useOpen } from './tabs';

const run = formatShortcutForOS(KEY_MAP.runQuery.key, 'Cmd').replace('-', '+');

function Examples() {
  const open = useOpen();
  return (
    <section className="examples" aria-labelledby="examples">
      <h2 id="examples">Examples</h2>
      <p>A click opens a question in a tab of its own and asks it. Change it, and ask again with {run}.</p>
      {audiences.map(({ name, examples }) => (
        <section key={name}>
          <h3>{name}</h3>
          <ul>
            {examples.map((example) => (
              <li key={example.title}>
                <button type="button" disabled={!open} onClick={() => open?.(example)}>
                  <strong>{example.title}</strong>
                  <small>
                    {example.lesson.split('`').map((part, i) => (i % 2 ? <code key={part}>{part}</code> : part))}
                  </small>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

function Icon() {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d="M4 4h16v12h-8l-5 4v-4H4z" strokeLinejoin="round" />
      <path d="M8 8.5h8M8 11.5h5" />
    </svg>
  );
}

export const EXAMPLES_PLUGIN: GraphiQLPlugin = { title: 'Examples', icon: Icon, content: Examples };
