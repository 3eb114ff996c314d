import { randomInt, randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { pause } from '../machine/process.mjs';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const READS = ['/queue', '/patients?limit=20', '/dashboard', '/visits?limit=20', '/notices?limit=20'];
/** One request in so many registers somebody. */
const WRITES = 4;
const PATIENCE_MS = 30_000;
/** How often a change without an answer is pressed again, with the same Idempotency-Key. */
const PRESSES = 40;

/** A name nobody else has. */
const word = () => Array.from({ length: 12 }, () => LETTERS[randomInt(LETTERS.length)]).join('');

/** One request on a kept connection; `{ status, body }`, or `{ status: 0 }` when no answer came. */
export function ask(agent, url, path, { method = 'GET', token, body, headers = {} } = {}) {
  const sent = {
    ...(token && { authorization: `Bearer ${token}` }),
    ...(body && { 'content-type': 'application/json' }),
    ...headers,
  };
  return new Promise((resolve) => {
    const gone = () => resolve({ status: 0, body: '' });
    const asked = request(`${url}/api${path}`, { method, agent, headers: sent, timeout: PATIENCE_MS }, (answer) => {
      let text = '';
      answer.on('data', (chunk) => (text += chunk));
      answer.on('end', () => resolve({ status: answer.statusCode, body: text }));
      answer.on('error', gone);
      answer.on('aborted', gone);
    });
    asked.on('error', gone);
    asked.on('timeout', () => asked.destroy());
    asked.end(body && JSON.stringify(body));
  });
}

/** Signs somebody of the demo clinic in; answers the token. */
export async function signIn(url, email) {
  const body = { email, password: 'Cuspid-demo-1' };
  const { status, body: text } = await ask(undefined, url, '/auth/login', { method: 'POST', body });
  if (status !== 200) throw new Error(`${email} could not sign in: ${status} ${text}`);
  return JSON.parse(text).accessToken;
}

/**
 * People at work: each asks the next thing when the last was answered. `told` is what happened; with `isPatient` a change without an
 * answer, or with a 5xx, is pressed again until it has one.
 */
export function people({ url, token, count, isPatient }) {
  const told = { asked: 0, written: [], failures: new Map(), slowest: 0, gap: 0, at: performance.now(), isOver: false };
  const fail = (what) => told.failures.set(what, (told.failures.get(what) ?? 0) + 1);
  const work = async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    while (!told.isOver) {
      const since = performance.now();
      if (randomInt(WRITES) === 0) await register({ agent, url, token, isPatient, told, fail });
      else await look({ agent, url, token, told, fail });
      told.slowest = Math.max(told.slowest, performance.now() - since);
    }
    agent.destroy();
  };
  const all = Promise.all(Array.from({ length: count }, work));
  return {
    told,
    async end() {
      told.isOver = true;
      await all;
      told.gap = Math.max(told.gap, performance.now() - told.at);
      return told;
    },
  };
}

async function look({ agent, url, token, told, fail }) {
  const path = READS[randomInt(READS.length)];
  const { status } = await ask(agent, url, path, { token });
  told.asked++;
  if (status !== 200) fail(`GET ${path.replace(/\?.*/, '')} ${status || 'no answer'}`);
}

async function register({ agent, url, token, isPatient, told, fail }) {
  const body = somebody();
  const headers = { 'idempotency-key': randomUUID() };
  for (let press = 0; press < (isPatient ? PRESSES : 1); press++) {
    const { status } = await ask(agent, url, '/patients', { method: 'POST', token, body, headers });
    told.asked++;
    if (status === 201) return acknowledged(told, body.lastName);
    fail(`POST /patients ${status || 'no answer'}`);
    await pause(100 + randomInt(200));
  }
}

/** `gap` is the longest time, in ms, without an answered change. */
function acknowledged(told, name) {
  const now = performance.now();
  told.gap = Math.max(told.gap, now - told.at);
  told.at = now;
  told.written.push(name);
}

/** A patient to be registered, under a last name nobody else has. */
export function somebody() {
  const phone = `07${String(randomInt(100_000_000)).padStart(8, '0')}`;
  return { firstName: word(), lastName: word(), sex: 'FEMALE', dateOfBirth: '1992-08-12', phone };
}
