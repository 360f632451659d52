/** Completion and validation of queries against the schema. */
import 'monaco-graphql/esm/graphql.worker.js';
