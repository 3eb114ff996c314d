const QUIET_MS = 300;

/** Calls at once, then at most every 300 ms with the newest event: a busy morning must not reload a board fifty times. */
export function coalesced<T>(work: (event: T) => void): { call: (event: T) => void; stop: () => void } {
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
      next = { event };
      return;
    }
    timer = setTimeout(open, QUIET_MS);
    work(event);
  };
  return { call, stop: () => timer && clearTimeout(timer) };
}
