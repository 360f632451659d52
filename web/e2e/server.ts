/** The real server on a free port, with a database of its own. Both are gone at the end, whatever happens. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the server is, such as `http://127.0.0.1:40123`. */
    origin: string;
  }
}

const root = resolve(import.meta.dirname, '../..');

export default async function start(project: TestProject) {
  const binary = resolve(root, process.env.ISCM_GRAPH ?? 'target/debug/iscm-graph');
  const folder = mkdtempSync(join(tmpdir(), 'iscm-graph-e2e-'));
  const server = spawn(binary, [], {
    // Nothing else of the environment: no setting of the shell's may reach it.
    env: { DATABASE_URL: `sqlite://${folder}/iscm-graph.db`, LISTEN: '127.0.0.1:0', LOG: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', () => {
    server.kill('SIGKILL');
    remove();
  });
  project.provide('origin', await originOf(server));
  return async () => {
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    await ended;
    remove();
  };
}

/** Its first line tells the address, once it listens. */
async function originOf(server: ChildProcess): Promise<string> {
  if (!server.stdout) throw new Error('the server has no output');
  const lines = createInterface(server.stdout);
  const failed = once(server, 'exit').then(([code]) => {
    throw new Error(`the server ended with ${code} before it listened`);
  });
  const [line] = (await Promise.race([once(lines, 'line'), failed])) as [string];
  const address = /http:\/\/\S+/.exec(line)?.[0];
  if (!address) throw new Error(`the server told no address: ${line}`);
  return new URL(address).origin;
}
