// Runs the public audits of GraphQL over HTTP, and the introspection queries of the reference implementation with all options.
// node audit.mjs FOLDER_WITH_NODE_MODULES URL; prints a JSON array of { id, name, status, reason }.
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const [folder, url] = process.argv.slice(2);
const require = createRequire(resolve(folder, 'package.json'));
const { serverAudits } = require('graphql-http');
const { buildClientSchema, getIntrospectionQuery, printSchema } = require('graphql');

const results = [];
for (const audit of serverAudits({ url, fetchFn: fetch })) {
  const { id, name, status, reason } = { ...audit, ...(await audit.fn()) };
  results.push({ id, name, status, reason });
}

const options = ['descriptions', 'specifiedByUrl', 'directiveIsRepeatable', 'schemaDescription', 'inputValueDeprecation', 'oneOf'];
for (const all of [false, true]) {
  const query = getIntrospectionQuery(Object.fromEntries(options.map((option) => [option, all])));
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) });
  const { data, errors } = await response.json();
  const schema = errors ? '' : printSchema(buildClientSchema(data));
  const status = schema.includes('type Process implements') ? 'ok' : 'error';
  results.push({ id: 'introspection', name: `introspection with ${all ? 'all' : 'no'} options`, status, reason: JSON.stringify(errors) });
}
console.log(JSON.stringify(results));
