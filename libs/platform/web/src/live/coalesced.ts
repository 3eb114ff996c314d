const QUIET_MS = 300;

/**
 * Calls at once, then at most every 300 ms: a busy morning must not reload a board fifty times. What came meanwhile is told
 * as one: `both` says what two of them have in common, by default the newer.
 */
export function coalesced<T>(
  work: (event: T) => void,
  both: (one: T, other: T) => T = (_, newer) => newer,
): { call: (event: T) => void; stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let next: { event: T } | null = null;

  const open = () => {
    timer = null;
    if (!next) return;
    const { event } = next;
    next = null;
    call(event);
  };
  const call = (event: T) => {
    if (timer) {
      next = { event: next ? both(next.event, event) : event };
      return;
    }
    timer = setTimeout(open, QUIET_MS);
    work(event);
  };
  return { call, stop: () => timer && clearTimeout(timer) };
}
