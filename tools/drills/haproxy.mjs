import { freePort } from '../machine/process.mjs';
import { inRoot } from '../machine/places.mjs';
import { startProgram } from './program.mjs';

const HAPROXY = { files: ['/usr/sbin/haproxy', 'haproxy'], version: '-v', bring: 'haproxy' };

/** HAProxy with a configuration of `docker/`, whose addresses come from `env`. */
export const startHaproxy = (name, env, isUp) =>
  startProgram(HAPROXY, {
    args: ['-db', '-f', inRoot('docker', name)],
    env: { PATH: process.env.PATH, ...env },
    isUp,
  });

/** HAProxy with the clinic's own configuration, in front of processes on these ports. */
export async function openProxy(ports) {
  const port = await freePort(4_800);
  const url = `http://127.0.0.1:${port}`;
  const places = Object.fromEntries(ports.map((at, index) => [`API_${index + 1}`, `127.0.0.1:${at}`]));
  const isUp = async () => (await fetch(`${url}/api/health/ready`)).ok;
  const { stop } = await startHaproxy('haproxy.cfg', { CLINIC_ADDRESS: `127.0.0.1:${port}`, ...places }, isUp);
  return { url, stop };
}
