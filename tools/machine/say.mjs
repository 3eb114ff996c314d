/** A reason to stop that the person at the terminal can act on: shown as it is, without a stack. */
export class Stop extends Error {
  constructor(sentence, code = 1) {
    super(sentence);
    this.code = code;
  }
}

// A terminal that was closed takes no more lines; what was started must still be stopped in order.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

const begun = Date.now();

export const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/** One line of progress, with the time since the start. */
export function say(text = '') {
  const clock = `${((Date.now() - begun) / 1000).toFixed(1)}s`.padStart(7);
  process.stdout.write(text ? `${clock}  ${text}\n` : '\n');
}

/** Does a piece of work under a title; a long one is heard of every fifteen seconds. */
export async function step(title, work) {
  const since = Date.now();
  say(`${title} …`);
  const heartbeat = setInterval(() => say(`  still at it: ${title} (${seconds(since)})`), 15_000);
  try {
    const answer = await work();
    say(`✓ ${title} (${seconds(since)})`);
    return answer;
  } finally {
    clearInterval(heartbeat);
  }
}

/** Ends the process the way the error asks: a sentence for a Stop, the stack for a mistake of ours. */
export function leave(error) {
  const expected = error instanceof Stop;
  process.stderr.write(`\n${expected ? error.message : (error?.stack ?? String(error))}\n`);
  process.exitCode = expected ? error.code : 1;
}
