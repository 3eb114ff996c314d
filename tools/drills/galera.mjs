import { randomBytes } from 'node:crypto';
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { databaseEnvironment } from '../machine/environment.mjs';
import { inRoot } from '../machine/places.mjs';
import { freePort, pause } from '../machine/process.mjs';
import { say } from '../machine/say.mjs';
import { drill } from './drill.mjs';
import { openCluster } from './galera-nodes.mjs';
import { openProxy, startHaproxy } from './haproxy.mjs';
import { keptOf, tell, tellKept } from './kept.mjs';
import { people, signIn } from './load.mjs';
import { rowsIn } from './rows.mjs';
import { isReady, openReplicas } from './several.mjs';

const NAME = 'cuspid_drill_galera';
const PEOPLE = 10;
const GAP_MS = 10_000;
const ALL_GONE_MS = 600_000;
const AWAY_MS = 10_000;
const PAUSED_MS = 12_000;

/** HAProxy in front of the nodes, as docs/runbooks/failover.md has it: one of them is written to. */
async function openWriter({ nodes, check }, folder) {
  const script = join(folder, 'database-check.sh');
  copyFileSync(inRoot('docker', 'database-check.sh'), script);
  const account = `[client]\nuser=${check.DB_USER}\npassword=${check.DB_PASSWORD}\n`;
  writeFileSync(join(folder, 'database-check.cnf'), account, { mode: 0o600 });
  const port = await freePort(24_800);
  const places = Object.fromEntries(nodes.map(({ ports }, index) => [`DB_${index + 1}`, `127.0.0.1:${ports.sql}`]));
  const env = { DATABASE_ADDRESS: `127.0.0.1:${port}`, DATABASE_CHECK: script, ...places };
  const isUp = async () =>
    (await rowsIn({ ...check, DB_PORT: port }, 'information_schema', 'select 1 as one')).length === 1;
  return { port, ...(await startHaproxy('haproxy-database.cfg', env, isUp)) };
}

/** One fault, while people are at work, until everything is as before. Answers whether nothing was lost and nobody waited too long. */
async function under(work, { what, fault, limit, moves }) {
  const { url, clinics, nodes, env } = work;
  const processes = clinics.map(({ apiPid }) => apiPid()).join();
  const token = await signIn(url, 'reception@cuspid.test');
  const load = people({ url, token, count: PEOPLE, isPatient: true });
  await pause(3_000);
  const before = await writerOf(env);
  await fault(
    nodes,
    nodes.find(({ name }) => name === before),
  );
  for (const node of nodes) while (!(await node.isSynced())) await pause(100);
  for (const clinic of clinics) while (!(await isReady(clinic))) await pause(100);
  await pause(3_000);
  const told = await load.end();
  const after = await writerOf(env);
  const kept = [];
  for (const { ports } of nodes) kept.push(await keptOf(storeOf({ ...env, DB_PORT: ports.sql }), told.written));
  const isSame = processes === clinics.map(({ apiPid }) => apiPid()).join();
  say(`${what}: written to ${before}, then ${after}; longest time without an answered change ${seconds(told.gap)}`);
  say(`  ${tell(told)}; on each node: ${kept.map(tellKept).join(' | ')}`);
  say(`  ${isSame ? 'no process of the API ended' : 'A PROCESS OF THE API ENDED'}`);
  const isWhole = kept.every(({ acked, lost, doubled }) => acked > 0 && lost + doubled === 0);
  return isWhole && isSame && told.gap <= limit && (!moves || before !== after);
}

const seconds = (ms) => `${(ms / 1_000).toFixed(1)} s`;

const storeOf = (env) => ({ database: { name: NAME }, shared: () => ({ env, stop: () => Promise.resolve() }) });

/** Which node answers who comes through the proxy. */
async function writerOf(env) {
  const [{ name }] = await rowsIn(env, NAME, 'select @@wsrep_node_name as name');
  return name;
}

async function killed(_nodes, writer) {
  await writer.kill();
  await pause(AWAY_MS);
  await writer.start();
}

async function paused(_nodes, writer) {
  writer.signal('SIGSTOP');
  await pause(PAUSED_MS);
  writer.signal('SIGCONT');
  // It learns a moment later that the others went on without it.
  for (let look = 0; look < 100 && (await writer.isSynced()); look++) await pause(100);
}

/** All at once; whoever had come the furthest begins. */
async function allKilled(nodes) {
  await Promise.all(nodes.map((node) => node.kill()));
  const since = performance.now();
  const found = [];
  for (const node of nodes) found.push({ node, position: await node.position() });
  const number = ({ position }) => Number(position.split(':')[1]);
  found.sort((one, other) => number(other) - number(one));
  say(`all killed: they had come to ${found.map(({ node, position }) => `${node.name} ${position}`).join(', ')}`);
  await found[0].node.bootstrap();
  for (const { node } of found.slice(1)) await node.start();
  say(`  ${found[0].node.name} begun, all three together after ${seconds(performance.now() - since)}`);
}

/** `npm run drill:galera`: a cluster of three nodes, one of them written to; it is killed, paused, and all are killed, under load. */
drill(async ({ folder, keep }) => {
  const cluster = await openCluster({ folder: join(folder, 'nodes'), name: NAME, keep });
  const writer = keep(await openWriter(cluster, folder));
  const { user, password, application } = cluster.accounts;
  const settings = { host: '127.0.0.1', port: writer.port, user, password };
  const env = {
    ...databaseEnvironment(settings, NAME, application),
    JWT_SECRET: randomBytes(48).toString('base64url'),
  };
  const clinics = await openReplicas({ folder: join(folder, 'files'), keep, beside: storeOf(env) });
  const proxy = keep(await openProxy(clinics.map(({ url }) => new URL(url).port)));
  const work = { url: proxy.url, clinics, nodes: cluster.nodes, env };
  return [
    await under(work, { what: 'the writer killed', fault: killed, limit: GAP_MS, moves: true }),
    await under(work, { what: 'the writer paused', fault: paused, limit: GAP_MS, moves: true }),
    await under(work, { what: 'all killed', fault: allKilled, limit: ALL_GONE_MS }),
  ];
});
