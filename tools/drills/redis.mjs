import { freePort, pause } from '../machine/process.mjs';
import { say } from '../machine/say.mjs';
import { drill } from './drill.mjs';
import { openProxy } from './haproxy.mjs';
import { keptOf, tell, tellKept } from './kept.mjs';
import { ask, people, signIn, somebody } from './load.mjs';
import { openRedis } from './redis-server.mjs';
import { openReplicas, signedOutAfter } from './several.mjs';

const PEOPLE = 10;
const CHANGES = 15;
const UP_WITHIN_MS = 10_000;
/** As long as a session may be believed at a process nobody rang at, and a look at the database. */
const SIGNED_OUT_MS = 1_500;
const WRONG = { email: 'student@cuspid.test', password: 'not-the-password-1' };
const WRONG_TIMES = 30;

/** What is told of Redis, how soon a change is heard elsewhere, and how soon a sign-out is believed everywhere. */
async function look(when, clinics, token, up) {
  const isTold = await toldUp(clinics, up);
  const heard = await heardAfter(clinics, token);
  const out = await signedOutAfter(clinics);
  const [half, most] = [heard[Math.floor(heard.length / 2)], heard.at(-1)];
  say(
    `${when}: cuspid_redis_up ${isTold ? up : 'WRONG'}; ${heard.length} of ${CHANGES} changes heard at another process,` +
      ` half within ${half} ms, all within ${most} ms; signed out everywhere after ${out} ms`,
  );
  return isTold && heard.length === CHANGES && out <= SIGNED_OUT_MS;
}

async function toldUp(clinics, up) {
  const asked = async ({ metrics }) => {
    const text = await (await fetch(`http://127.0.0.1:${metrics}/metrics`)).text();
    return Number(/^cuspid_redis_up (\d)$/m.exec(text)?.[1]);
  };
  for (const end = Date.now() + UP_WITHIN_MS; Date.now() < end; await pause(100)) {
    const told = await Promise.all(clinics.map(asked));
    if (told.every((value) => value === up)) return true;
  }
  return false;
}

/** Milliseconds from the answer to a change at the first process until a stream at the last one tells of it, sorted. */
async function heardAfter([first, , last], token) {
  const ending = new AbortController();
  const heard = new Map();
  const headers = { authorization: `Bearer ${token}` };
  const { body } = await fetch(`${last.url}/api/events`, { headers, signal: ending.signal });
  const listening = listen(body, heard).catch(() => {});
  const answered = new Map();
  for (let change = 0; change < CHANGES; change++) {
    const id = await registered(first.url, token);
    answered.set(id, performance.now());
    await pause(250);
  }
  await pause(3_000);
  ending.abort();
  await listening;
  const took = [...answered].filter(([id]) => heard.has(id)).map(([id, at]) => heard.get(id) - at);
  return took.map((ms) => Math.max(0, Math.round(ms))).sort((one, other) => one - other);
}

async function listen(body, heard) {
  let rest = '';
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
    const blocks = `${rest}${chunk}`.split('\n\n');
    rest = blocks.pop();
    for (const block of blocks.filter((one) => one.includes('event: patients'))) {
      const id = Number(/"id":(\d+)/.exec(block)?.[1]);
      if (!heard.has(id)) heard.set(id, performance.now());
    }
  }
}

async function registered(url, token) {
  const { status, body } = await ask(undefined, url, '/patients', { method: 'POST', token, body: somebody() });
  if (status !== 201) throw new Error(`nobody could be registered: ${status} ${body}`);
  return JSON.parse(body).id;
}

/** Somebody guesses until the answer is another: what is answered from then on. */
async function lockedOut(clinics) {
  for (let guess = 0; guess < WRONG_TIMES; guess++) {
    const { status } = await guessed(clinics[guess % clinics.length]);
    if (status !== 401) return status;
  }
  throw new Error(`${WRONG_TIMES} wrong passwords and no limit`);
}

/** From an address of their own: who works beside them is not kept waiting. */
const guessed = ({ url }) =>
  ask(undefined, url, '/auth/login', { method: 'POST', body: WRONG, headers: { 'x-forwarded-for': '203.0.113.9' } });

/** No limit is forgotten with Redis. */
async function stillLocked(clinics, limit, when) {
  const found = (await Promise.all(clinics.map(guessed))).map(({ status }) => status);
  say(`${when}: whoever guessed passwords is answered ${found.join(', ')} (was ${limit})`);
  return found.every((status) => status === limit);
}

async function nothingDoubled(clinics, load) {
  const told = await load.end();
  const kept = await keptOf(clinics[0], told.written);
  say(`meanwhile: ${tell(told)}; ${tellKept(kept)}`);
  return told.failures.size === 0 && kept.acked > 0 && kept.lost + kept.doubled === 0;
}

/** `npm run drill:redis`: three processes that ring at each other; their Redis is late, emptied, killed and back, under load. */
drill(async ({ folder, keep }) => {
  const at = await freePort(4_900);
  const clinics = await openReplicas({ folder, keep, env: { REDIS_URL: `redis://127.0.0.1:${at}` } });
  const proxy = keep(await openProxy(clinics.map(({ url }) => new URL(url).port)));
  const token = await signIn(proxy.url, 'reception@cuspid.test');
  const found = [await look('before Redis is there', clinics, token, 0)];
  const limit = await lockedOut(clinics);
  const redis = keep(await openRedis(at));
  found.push(await look('with Redis', clinics, token, 1));
  const load = people({ url: proxy.url, token, count: PEOPLE });
  for (let round = 0; round < CHANGES; round++) await redis.flush().then(() => pause(100));
  found.push(await stillLocked(clinics, limit, 'emptied'), await look('emptied', clinics, token, 1));
  await redis.kill();
  found.push(await stillLocked(clinics, limit, 'killed'), await look('killed', clinics, token, 0));
  keep(await openRedis(at));
  found.push(await look('back', clinics, token, 1));
  return [...found, await nothingDoubled(clinics, load)];
});
