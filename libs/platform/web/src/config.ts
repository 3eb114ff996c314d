import { InjectionToken } from '@angular/core';
import type { WebConfig } from '@cuspid/platform/contracts';

/** What `/config.json` said before the application started. */
export const WEB_CONFIG = new InjectionToken<WebConfig>('web configuration', {
  factory: () => ({ apiBaseUrl: '/api' }),
});

/** How far the server's clock is ahead of this device's, in milliseconds; 0 when unknown or less than two seconds. */
export const CLOCK_AHEAD = new InjectionToken<number>('server clock ahead', { factory: () => 0 });

/** What is known before the application starts. */
export interface StartFacts {
  config: WebConfig;
  clockAhead: number;
}

/**
 * Reads `/config.json`. Where the web app is served alone, that file says no more than the API's full address, and the rest is
 * read there. A clinic whose file is missing or broken still starts with the API beside it (`/api`): the sign-in page then says
 * in words that the API does not answer.
 */
export async function readConfig(): Promise<StartFacts> {
  const here = await factsAt('/config.json');
  if (!here) return { config: { apiBaseUrl: '/api' }, clockAhead: 0 };
  const { apiBaseUrl } = here.config;
  if (!/^https?:/.test(apiBaseUrl)) return here;
  const there = await factsAt(apiBaseUrl.replace(/\/api$/, '/config.json'));
  return there ? { ...there, config: { ...there.config, apiBaseUrl } } : here;
}

async function factsAt(address: string): Promise<StartFacts | null> {
  try {
    const response = await fetch(address, { cache: 'no-store' });
    const body: unknown = response.ok ? await response.json() : null;
    if (!isConfig(body)) return null;
    const config = { ...body, apiBaseUrl: body.apiBaseUrl.replace(/\/+$/, '') };
    return { config, clockAhead: aheadOf(response.headers.get('date')) };
  } catch {
    return null;
  }
}

/** The header counts whole seconds, so a difference of less than two says nothing. */
function aheadOf(date: string | null): number {
  const ahead = date ? Date.parse(date) - Date.now() : 0;
  return Number.isFinite(ahead) && Math.abs(ahead) >= 2000 ? ahead : 0;
}

function isConfig(body: unknown): body is WebConfig {
  return typeof body === 'object' && body !== null && 'apiBaseUrl' in body && typeof body.apiBaseUrl === 'string';
}
