import { startClinic } from '../clinic.mjs';
import { freePort, pause } from '../machine/process.mjs';
import { ask, signIn } from './load.mjs';

const REPLICAS = 3;

/** Three processes of one clinic, on a server of their own or on that of `beside`; `metrics` of each is its port for figures. */
export async function openReplicas({ folder, keep, env = {}, beside }) {
  const clinics = [];
  for (let count = 0; count < REPLICAS; count++) {
    const port = await freePort(4_400);
    const metrics = await freePort(port + 200);
    const set = { FILE_STORAGE_FOLDER: folder, PROXY_HOPS: '1', METRICS_PORT: String(metrics), ...env };
    const store = clinics[0] ?? beside;
    const own = store ? { beside: store } : { ownDatabase: true };
    const clinic = await startClinic({ port, env: set, ...own, database: `cuspid_drill_${port}` });
    clinics.push(keep(Object.assign(clinic, { metrics })));
  }
  return clinics;
}

export async function isReady({ url, apiPid }) {
  return apiPid() !== undefined && (await ask(undefined, url, '/health/ready')).status === 200;
}

/** Signed out at one process: how many milliseconds until all refuse the token, and go on refusing it. */
export async function signedOutAfter(clinics) {
  for (const clinic of clinics) while (!(await isReady(clinic))) await pause(200);
  const token = await signIn(clinics[0].url, 'nurse@cuspid.test');
  const seen = async () => Promise.all(clinics.map(({ url }) => ask(undefined, url, '/queue', { token })));
  if ((await seen()).some(({ status }) => status !== 200))
    throw new Error('a token is refused before its session ended');
  const isOut = (answers) => answers.every(({ status }) => status === 401);
  await ask(undefined, clinics[0].url, '/auth/logout', { method: 'POST', token });
  const since = performance.now();
  while (!isOut(await seen()) && performance.now() - since < 10_000) await pause(5);
  const took = Math.round(performance.now() - since);
  return isOut(await seen()) ? took : Infinity;
}
