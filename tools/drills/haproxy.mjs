import { spawn } from 'node:child_process';
import { answerOf } from '../machine/binaries.mjs';
import { freePort, pause, stopProcess } from '../machine/process.mjs';
import { inRoot } from '../machine/places.mjs';
import { Stop } from '../machine/say.mjs';

/** HAProxy with the clinic's own configuration, in front of processes on these ports. */
export async function openProxy(ports) {
  const program = ['/usr/sbin/haproxy', 'haproxy'].find((one) => answerOf(one, ['-v']));
  if (!program) throw new Stop('HAProxy is not here: apt-get install --no-install-recommends haproxy');
  const port = await freePort(4_800);
  const places = Object.fromEntries(ports.map((at, index) => [`API_${index + 1}`, `127.0.0.1:${at}`]));
  const env = { PATH: process.env.PATH, CLINIC_ADDRESS: `127.0.0.1:${port}`, ...places };
  const child = spawn(program, ['-db', '-f', inRoot('docker', 'haproxy.cfg')], { env, stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}`;
  for (let look = 0; !(await answers(url)); look++) {
    if (child.exitCode !== null || look > 100) throw new Stop(`HAProxy does not start (${child.exitCode})`);
    await pause(100);
  }
  return { url, stop: () => stopProcess(child.pid) };
}

async function answers(url) {
  try {
    return (await fetch(`${url}/api/health/ready`)).ok;
  } catch {
    return false;
  }
}
