/**
 * Takes the token out of the address: `/reset-password#token=…`. It stands behind the `#`, so that no server on the way
 * has seen it, and is taken from the address bar and the history at once, so that nobody reads it over a shoulder or
 * presses Back later.
 */
export function takeToken(): string | null {
  const { location, history } = globalThis;
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  if (location.hash) history.replaceState(history.state, '', location.pathname);
  return token;
}
