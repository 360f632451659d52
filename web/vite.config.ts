/** How the explorer is built into `embed/dist`, which the server embeds, and served while developing. */
import { readdirSync, readFileSync, writeFileSync, appendFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const api = process.env.API ?? 'http://127.0.0.1:8080';
const dist = resolve(import.meta.dirname, 'embed/dist');

/** What the server answers itself; everything else is a page of the explorer. */
const routes = [
  '/graphql',
  '/schema.graphql',
  '/meetings.ics',
  '/meetings.csv',
  '/memberships.csv',
  '/declarations.csv',
  '/feed.atom',
  '/data.zip',
];

/** Adds the notices that the bundler does not know of: map data, and what Monaco and its workers carry within them. */
function notices(): Plugin {
  const sections = [
    readFileSync('scripts/map-notices.md', 'utf8'),
    '# picomatch-browser',
    readFileSync('node_modules/picomatch-browser/LICENSE', 'utf8'),
    '# Within monaco-editor',
    readFileSync('node_modules/monaco-editor/ThirdPartyNotices.txt', 'utf8'),
  ];
  return {
    name: 'notices',
    apply: 'build',
    closeBundle() {
      appendFileSync(join(dist, 'licenses.md'), `\n${sections.join('\n\n')}`);
    },
  };
}

/** Writes `.br` and `.gz` beside every text, so that the server never compresses at run time. */
function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    enforce: 'post',
    closeBundle() {
      const files = readdirSync(dist, { recursive: true, encoding: 'utf8' });
      for (const file of files.filter((name) => /\.(html|js|css|svg|json|md)$/.test(name))) {
        const text = readFileSync(join(dist, file));
        if (text.length < 1024) continue;
        const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: text.length };
        writeFileSync(join(dist, `${file}.br`), brotliCompressSync(text, { params }));
        writeFileSync(join(dist, `${file}.gz`), gzipSync(text, { level: 9 }));
      }
    },
  };
}

export default defineConfig({
  plugins: [react(), notices(), precompress()],
  worker: { format: 'es' },
  build: {
    outDir: dist,
    emptyOutDir: true,
    target: 'es2022',
    // The Content-Security-Policy allows no `data:` addresses.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    license: { fileName: 'licenses.md' },
    // Monaco, which only GraphiQL loads.
    chunkSizeWarningLimit: 3000,
    rolldownOptions: {
      input: { explorer: 'index.html', graphiql: 'graphiql/index.html' },
      onLog: (level, log, write) => {
        // GraphiQL's directives for a compiler that has run already.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') write(level, log);
      },
    },
  },
  optimizeDeps: {
    include: [
      'monaco-editor/esm/vs/editor/editor.worker.js',
      'monaco-editor/esm/vs/language/json/json.worker.js',
      'monaco-graphql/esm/graphql.worker.js',
    ],
  },
  server: {
    // GraphiQL's examples are the queries of the server's tests.
    fs: { allow: ['.', '../tests/queries'] },
    proxy: Object.fromEntries(routes.map((route) => [route, { target: api, ws: route === '/graphql' }])),
  },
});
