import { spawn } from 'node:child_process';
import { createConnection } from 'node:net';
import { once } from 'node:events';
import { answerOf } from '../machine/binaries.mjs';
import { pause, stopProcess } from '../machine/process.mjs';
import { Stop } from '../machine/say.mjs';

/** A Redis that keeps nothing on disk, at `port` of this machine. */
export async function openRedis(port) {
  const program = ['/usr/bin/redis-server', 'redis-server'].find((one) => answerOf(one, ['--version']));
  if (!program) throw new Stop('Redis is not here: apt-get install --no-install-recommends redis-server');
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const child = spawn(program, args, { stdio: 'ignore' });
  for (let look = 0; (await told(port, 'PING').catch(() => '')) !== '+PONG'; look++) {
    if (child.exitCode !== null || look > 100) throw new Stop(`Redis does not start (${child.exitCode})`);
    await pause(50);
  }
  return {
    flush: () => told(port, 'FLUSHALL'),
    async kill() {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
    stop: () => stopProcess(child.pid),
  };
}

/** The first line Redis answers to one command. */
async function told(port, command) {
  const socket = createConnection(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    socket.write(`${command}\r\n`);
    const [answer] = await once(socket, 'data');
    return String(answer).split('\r\n')[0];
  } finally {
    socket.destroy();
  }
}
