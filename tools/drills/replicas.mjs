import { pause } from '../machine/process.mjs';
import { say } from '../machine/say.mjs';
import { drill } from './drill.mjs';
import { openProxy } from './haproxy.mjs';
import { keptOf, tell, tellKept } from './kept.mjs';
import { people, signIn } from './load.mjs';
import { isReady, openReplicas, signedOutAfter } from './several.mjs';

const PEOPLE = 20;
const DRAIN_SECONDS = '5';
/** Longest that a session may be believed at a process that was not told of its end. */
const SIGNED_OUT_MS = 1_500;
const ROUNDS = Number(process.env.DRILL_ROUNDS ?? 3);
const KILL_SECONDS = Number(process.env.DRILL_KILL_SECONDS ?? 60);
const KILL_EVERY_MS = 6_000;

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
async function signOut({ clinics }) {
  const took = await signedOutAfter(clinics);
  say(`signed out at one of three: refused by all after ${took} ms`);
  return took <= SIGNED_OUT_MS;
}

/** `npm run drill:replicas`: three processes behind HAProxy are restarted one after the other, and killed, under load. */
drill(async ({ folder, keep }) => {
  const clinics = await openReplicas({ folder, keep, env: { DRAIN_SECONDS } });
  const proxy = keep(await openProxy(clinics.map(({ url }) => new URL(url).port)));
  const token = await signIn(proxy.url, 'reception@cuspid.test');
  const work = { proxy, clinics, token };
  return [await restarts(work), await kills(work), await signOut(work)];
});
