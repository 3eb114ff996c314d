import { isIPv6 } from 'node:net';
import { requestIdOf } from '@cuspid/platform/api';
import type { Request } from 'express';

/** Where a sign-in comes from. */
export interface From {
  address: string | null;
  agent: string | null;
  requestId: string;
}

export const fromOf = (request: Request): From => ({
  address: request.ip?.slice(0, 45) ?? null,
  agent: request.get('user-agent')?.slice(0, 200) ?? null,
  requestId: requestIdOf(request),
});

/** Who an address belongs to: IPv4 as it is, IPv6 by its /64, for one household or office has all of that. */
export function networkOf(address: string | null): string {
  const plain = (address ?? 'unknown').replace(/%.*$/, '');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1];
  if (mapped || !isIPv6(plain)) return mapped ?? plain;
  const [head = '', tail] = plain.toLowerCase().split('::');
  const groups = (part: string | undefined) => (part ? part.split(':') : []);
  const missing = 8 - groups(head).length - groups(tail).length;
  const whole = [...groups(head), ...Array<string>(tail === undefined ? 0 : missing).fill('0'), ...groups(tail)];
  return `${whole
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
