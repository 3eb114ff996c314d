import { problemOf } from '@cuspid/platform/web';
import { pauseAfter } from './upload';

const TIMEOUT = 408;
const TOO_MANY = 429;
const UNAUTHORIZED = 401;
const PASSING: readonly number[] = [UNAUTHORIZED, TIMEOUT, 425, TOO_MANY, 502, 503, 504];
const BUSY: readonly string[] = ['still-running', 'upload-finishing'];

/**
 * What passes by itself: no connection, a server that is busy or restarting, a screen that is locked. The person has
 * nothing to do; the upload goes on.
 */
export const isPassing = (error: unknown): boolean => {
  const { status, code } = problemOf(error);
  if (status === 0) return code === 'offline';
  return code !== 'day-of-uploads-full' && (PASSING.includes(status) || BUSY.includes(code));
};

/** Waits for the next try: a while, or until the device is connected again; not at all once it is stopped. */
export function nextTry(tries: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer);
      globalThis.removeEventListener('online', go);
      stop.removeEventListener('abort', go);
      resolve();
    };
    const timer = setTimeout(go, pauseAfter(tries));
    globalThis.addEventListener('online', go);
    stop.addEventListener('abort', go);
    if (stop.aborted) go();
  });
}
