/** Where the malware scanner listens: ClamAV's daemon, over TCP or a socket of this machine. */
export type ScannerSettings = { kind: 'clamd'; host: string; port: number } | { kind: 'clamd'; path: string };

const CLAMD_PORT = 3310;

/** `clamd://host:port` or `unix:/path`; null when it is neither. */
export function scannerOf(text: string): ScannerSettings | null {
  const [, path] = /^unix:(?:\/\/)?(\/[^\0]+)$/.exec(text) ?? [];
  if (path) return { kind: 'clamd', path };
  const [, host, port = String(CLAMD_PORT)] =
    /^clamd:\/\/(\[[0-9a-f:]+\]|[a-z0-9.-]+)(?::(\d{1,5}))?\/?$/i.exec(text) ?? [];
  if (!host || Number(port) < 1 || Number(port) > 65_535) return null;
  return { kind: 'clamd', host: host.replace(/^\[|\]$/g, ''), port: Number(port) };
}
