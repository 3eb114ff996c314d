import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** Where the daemon listens. */
export type ClamdPlace = { host: string; port: number } | { path: string };

/** Milliseconds: until the line stands, and until something is heard or taken on it. A large archive is looked at for a while. */
export const PATIENCE = { connect: 3_000, silence: 60_000 };

/** The daemon's sentences are short. */
const LONGEST_ANSWER = 4_096;

interface Answer {
  text: string;
  /** Whether everything had been said to the daemon when it answered. */
  isAfterAll: boolean;
}

/** Says `words` and hears the one sentence that is answered, ended by a zero. The daemon may answer before it heard all. */
export async function converse(
  place: ClamdPlace,
  patience: typeof PATIENCE,
  words: Iterable<Buffer> | AsyncIterable<Buffer>,
): Promise<Answer> {
  const socket = connect(place);
  const tooLong = setTimeout(() => socket.destroy(new Error('no connection in time')), patience.connect);
  socket.once('connect', () => clearTimeout(tooLong));
  socket.setTimeout(patience.silence, () => socket.destroy(new Error('no answer in time')));
  const hearing = { isAfterAll: false };
  const heard = hear(socket, hearing);
  // A line that is cut while it is spoken on is told by whoever listens.
  heard.catch(() => undefined);
  try {
    await say(socket, words, heard, hearing);
    return await heard;
  } finally {
    clearTimeout(tooLong);
    socket.destroy();
  }
}

function hear(socket: Socket, hearing: { isAfterAll: boolean }): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let text = '';
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      text += chunk;
      const end = text.indexOf('\0');
      if (end >= 0) resolve({ text: text.slice(0, end).trim(), isAfterAll: hearing.isAfterAll });
      else if (text.length > LONGEST_ANSWER) socket.destroy(new Error('an answer without an end'));
    });
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('the line was cut')));
  });
}

async function say(
  socket: Socket,
  words: Iterable<Buffer> | AsyncIterable<Buffer>,
  heard: Promise<Answer>,
  hearing: { isAfterAll: boolean },
): Promise<void> {
  let isOver = false;
  const over = heard.then(
    () => (isOver = true),
    () => (isOver = true),
  );
  await Promise.race([once(socket, 'connect').catch(() => undefined), over]);
  for await (const word of words) {
    if (isOver || !socket.writable) return;
    if (!socket.write(word)) await Promise.race([once(socket, 'drain').catch(() => undefined), over]);
  }
  hearing.isAfterAll = true;
}
