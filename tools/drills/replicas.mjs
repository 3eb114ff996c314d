import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startClinic } from '../clinic.mjs';
import { freePort, pause } from '../machine/process.mjs';
import { leave, say } from '../machine/say.mjs';
import { openProxy } from './haproxy.mjs';
import { keptOf, tell, tellKept } from './kept.mjs';
import { ask, people, signIn } from './load.mjs';

const REPLICAS = 3;
const PEOPLE = 20;
const DRAIN_SECONDS = '5';
/** Longest that a session may be believed at a process that was not told of its end. */
const SIGNED_OUT_MS = 1_500;
const ROUNDS = Number(process.env.DRILL_ROUNDS ?? 3);
const KILL_SECONDS = Number(process.env.DRILL_KILL_SECONDS ?? 60);
const KILL_EVERY_MS = 6_000;

/** `npm run drill:replicas`: three processes behind HAProxy are restarted one after the other, and killed, under load. */
async function drill() {
  const files = mkdtempSync(join(tmpdir(), 'cuspid-drill-'));
  const clinics = [];
  let proxy;
  try {
    for (let count = 0; count < REPLICAS; count++) clinics.push(await replica(clinics[0], files));
    proxy = await openProxy(clinics.map(({ url }) => new URL(url).port));
    const token = await signIn(proxy.url, 'reception@cuspid.test');
    const work = { proxy, clinics, token };
    const isGood = [await restarts(work), await kills(work), await signOut(work)].every(Boolean);
    process.exitCode = isGood ? 0 : 1;
    say(isGood ? 'all as it must be' : 'NOT as it must be');
  } finally {
    await proxy?.stop();
    for (const clinic of clinics.toReversed()) await clinic.stop();
    rmSync(files, { recursive: true, force: true });
  }
}

async function replica(first, files) {
  const env = { FILE_STORAGE_FOLDER: files, PROXY_HOPS: '1', DRAIN_SECONDS };
  const port = await freePort(4_400);
  return startClinic({
    port,
    env,
    ...(first ? { beside: first } : { ownDatabase: true }),
    database: `cuspid_drill_${port}`,
  });
}

/** Each process in turn is asked to end and comes back: nobody may notice. */
async function restarts({ proxy, clinics, token }) {
  const load = people({ url: proxy.url, token, count: PEOPLE });
  await pause(2_000);
  for (let round = 0; round < ROUNDS; round++) {
    for (const clinic of clinics) await restarted(clinic);
  }
  const told = await load.end();
  const kept = await keptOf(clinics[0], told.written);
  say(`rolling restart: ${ROUNDS * clinics.length} restarts, ${tell(told)}; ${tellKept(kept)}`);
  return told.failures.size === 0 && kept.lost + kept.doubled === 0;
}

async function restarted(clinic) {
  const before = clinic.apiPid();
  process.kill(before, 'SIGTERM');
  while (clinic.apiPid() === before || !(await isReady(clinic))) await pause(200);
  // The proxy must have seen it back before the next one goes.
  await pause(2_000);
}

async function isReady({ url, apiPid }) {
  return apiPid() !== undefined && (await ask(undefined, url, '/health/ready')).status === 200;
}

/** kill -9 of one after the other; who had no answer presses again. */
async function kills({ proxy, clinics, token }) {
  const load = people({ url: proxy.url, token, count: PEOPLE, isPatient: true });
  let killed = 0;
  for (const end = Date.now() + KILL_SECONDS * 1_000; Date.now() < end; await pause(KILL_EVERY_MS)) {
    const victim = clinics[killed % clinics.length];
    if (victim.apiPid() === undefined) continue;
    victim.killApi();
    killed++;
  }
  const told = await load.end();
  const kept = await keptOf(clinics[0], told.written);
  say(`kill -9: ${killed} kills, ${tell(told)}; ${tellKept(kept)}`);
  return killed > 0 && told.written.length > 0 && kept.lost + kept.doubled === 0;
}

/** Signed out at one process is signed out at all of them. */
async function signOut({ proxy, clinics }) {
  for (const clinic of clinics) while (!(await isReady(clinic))) await pause(200);
  const token = await signIn(proxy.url, 'nurse@cuspid.test');
  const seen = async () => Promise.all(clinics.map(({ url }) => ask(undefined, url, '/queue', { token })));
  const before = (await seen()).map(({ status }) => status);
  await ask(undefined, clinics[0].url, '/auth/logout', { method: 'POST', token });
  const since = performance.now();
  let after = before;
  while (after.some((status) => status !== 401) && performance.now() - since < 10_000) {
    after = (await seen()).map(({ status }) => status);
  }
  const took = performance.now() - since;
  say(`signed out at one of three: before ${before.join(', ')}; ${after.join(', ')} after ${took.toFixed(0)} ms`);
  return before.every((status) => status === 200) && took <= SIGNED_OUT_MS;
}

drill()
  .catch(leave)
  .finally(() => process.exit());
