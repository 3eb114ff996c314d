/** Larger files are not read twice: the server's own hash has to do. */
const HASHED_MAX = 256 * 1024 * 1024;

let before: Promise<unknown> = Promise.resolve();

/**
 * SHA-256 of a file in hex, worked out by the browser off this thread; one file after the other, so that no two lie in
 * memory whole. Null where the browser offers none (a page that did not come by https) or the file is very large.
 */
export function sha256Of(file: Blob): Promise<string | null> {
  if (!globalThis.crypto?.subtle || file.size > HASHED_MAX) return Promise.resolve(null);
  const hash = before.then(() => digest(file));
  before = hash.catch(() => undefined);
  return hash;
}

async function digest(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
