import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { startClinic } from './clinic.mjs';
import { drill } from './drills/drill.mjs';
import { people, signIn } from './drills/load.mjs';
import { startProgram } from './drills/program.mjs';
import { rowsIn } from './drills/rows.mjs';
import { needApp } from './machine/build.mjs';
import { inRoot } from './machine/places.mjs';
import { freePort, pause } from './machine/process.mjs';
import { say } from './machine/say.mjs';

const NAME = 'cuspid_image';
/** The user of the image. */
const UID = 1000;
const CADDY = { files: ['caddy'], version: 'version', bring: 'caddy' };
const results = [];
const seen = (what, isSo, figure = '') => {
  results.push(isSo);
  say(`${isSo ? 'seen   ' : 'NOT SO '} ${what}${figure && `: ${figure}`}`);
};

/** The build as the image has it: compressed, and nobody may write there. */
function webRoot(folder, web) {
  const root = join(folder, 'srv');
  cpSync(web, root, { recursive: true });
  const { stdout, status } = spawnSync(process.execPath, [inRoot('docker', 'compress.mjs'), root], {
    encoding: 'utf8',
  });
  seen('compressed at build', status === 0, stdout.trim());
  spawnSync('chmod', ['-R', 'a-w,a+rX', root]);
  chmodSync(folder, 0o755);
  return root;
}

/** Caddy with the image's file, as its user, in front of a clinic. */
function startCaddy({ folder, root, url, api: address }) {
  const env = {
    PATH: process.env.PATH,
    HOME: '/nonexistent',
    XDG_CONFIG_HOME: join(folder, 'none'),
    XDG_DATA_HOME: join(folder, 'none'),
    CLINIC_ADDRESS: url,
    API_ADDRESS: address,
    WEB_ROOT: root,
  };
  return startProgram(CADDY, {
    args: ['run', '--config', inRoot('docker', 'Caddyfile'), '--adapter', 'caddyfile'],
    env,
    ...(process.getuid() === 0 && { uid: UID, gid: UID }),
    cwd: '/',
    stdio: ['ignore', 'ignore', process.env.PROOF_LOG ? 'inherit' : 'ignore'],
    isUp: () => fetch(url).then(() => true),
  });
}

async function files(url, root) {
  const hashed = readdirSync(root).find((name) => /^main-[\w-]{8}\.js$/.test(name));
  for (const [encoding, end] of [
    ['br', '.br'],
    ['gzip', '.gz'],
  ]) {
    const answer = await fetch(`${url}/${hashed}`, { headers: { 'accept-encoding': encoding } });
    await answer.arrayBuffer();
    const isSo = answer.headers.get('content-encoding') === encoding;
    seen(
      `${hashed} as ${encoding}`,
      isSo,
      `${statSync(join(root, hashed + end)).size} of ${statSync(join(root, hashed)).size} bytes`,
    );
  }
  const cache = async (path) => (await fetch(url + path)).headers.get('cache-control');
  seen('hashed files are kept a year', (await cache(`/${hashed}`)) === 'public, max-age=31536000, immutable');
  seen('the page is asked for anew', (await cache('/')) === 'no-cache' && (await cache('/queue')) === 'no-cache');
  const page = await fetch(`${url}/patients/7/chart`);
  seen('every screen’s address is the page', page.status === 200 && (await page.text()).includes('<title>'));
  seen('a file that is not there is not', (await fetch(`${url}/nothing.png`)).status === 404);
  const policy = page.headers.get('content-security-policy') ?? '';
  seen(
    'the page has its policy',
    policy.startsWith("default-src 'none';script-src 'self'") && !page.headers.has('server'),
  );
}

async function api(url, clinic) {
  const config = await (await fetch(`${url}/config.json`)).json();
  seen('/config.json is the clinic’s', config.apiBaseUrl === '/api' && Boolean(config.clinicName), config.clinicName);
  const token = await signIn(url, 'reception@cuspid.test');
  const stop = new AbortController();
  const stream = await fetch(`${url}/api/events`, {
    headers: { authorization: `Bearer ${token}` },
    signal: stop.signal,
  });
  const reader = stream.body.getReader();
  await reader.read();
  const load = people({ url, token, count: 1 });
  const since = performance.now();
  const first = await Promise.race([reader.read(), pause(10_000)]);
  seen('live events pass as they come', Boolean(first?.value), `${(performance.now() - since).toFixed(0)} ms`);
  stop.abort();
  const { failures } = await load.end();
  seen('people at work see no failure', failures.size === 0);
  // Who asks is Caddy's word, not the asker's.
  await fetch(`${url}/api/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': '203.0.113.9' },
    body: JSON.stringify({ email: 'nurse@cuspid.test', password: 'Cuspid-demo-1' }),
  });
  const [{ address }] = await rowsIn(clinic.shared().env, NAME, 'select address from session order by id desc limit 1');
  seen('a forged X-Forwarded-For is not believed', address === '127.0.0.1', `signed in from ${address}`);
}

function stopped(child) {
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code));
    child.kill('SIGTERM');
  });
}

/** `npm run image:proof`: what the web image would start, started here: Caddy with its file, as its user, before a clinic. */
drill(async ({ folder, keep }) => {
  const root = webRoot(folder, (await needApp()).web);
  const clinic = keep(await startClinic({ ownDatabase: true, database: NAME, env: { PROXY_HOPS: '1' } }));
  const url = `http://127.0.0.1:${await freePort(4_900)}`;
  const caddy = keep(await startCaddy({ folder, root, url, api: new URL(clinic.url).host }));
  await files(url, root);
  await api(url, clinic);
  seen('stops when asked to', (await stopped(caddy.child)) === 0);
  return results;
});
