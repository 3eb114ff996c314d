import { createConnection } from 'node:net';
import { once } from 'node:events';
import { startProgram } from './program.mjs';

const REDIS = { files: ['/usr/bin/redis-server', 'redis-server'], version: '--version', bring: 'redis-server' };

/** A Redis that keeps nothing on disk, at `port` of this machine. */
export async function openRedis(port) {
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const isUp = async () => (await told(port, 'PING')) === '+PONG';
  const { child, stop } = await startProgram(REDIS, { args, isUp });
  return {
    flush: () => told(port, 'FLUSHALL'),
    async kill() {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
    stop,
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
