import type { BrowserContext, ConsoleMessage, Request } from '@playwright/test';

/** What Chromium writes itself when a server refuses: the page shows the refusal, the story says which it expects. */
const REFUSAL = /^Failed to load resource: the server responded with a status of (\d{3})/;
/** Written of every request of a browser that a story has cut off. */
const CUT_OFF = /net::ERR_INTERNET_DISCONNECTED/;
/** Ours, what a page makes itself, and the browser's own parts (its reader of PDFs). */
const isLocal = (address: string) =>
  /^(?:https?:\/\/127\.0\.0\.1[:/]|(?:data|blob|about|chrome|chrome-extension):)/.test(address);

/**
 * Collects what must not happen in any story: an error in the console (a breach of the content security policy is one),
 * an exception nobody caught, a request that leaves the machine.
 */
export class Watch {
  readonly seen: string[] = [];

  /** `refusals` are the statuses the story provokes on purpose. */
  constructor(private readonly refusals: readonly number[]) {}

  over(context: BrowserContext): void {
    context.on('console', (message) => this.hear(message));
    context.on('weberror', (failure) => this.seen.push(`uncaught: ${failure.error().stack ?? failure.error()}`));
    context.on('request', (request) => this.follow(request));
  }

  private hear(message: ConsoleMessage): void {
    if (message.type() !== 'error') return;
    const { url } = message.location();
    const status = Number(REFUSAL.exec(message.text())?.[1]);
    // Who opens the door without a session is told so: that is how the page learns to show sign-in.
    if (status === 401 && url.endsWith('/api/auth/refresh')) return;
    if (this.refusals.includes(status) || CUT_OFF.test(message.text())) return;
    this.seen.push(`console: ${message.text()} (${url})`);
  }

  private follow(request: Request): void {
    if (!isLocal(request.url())) this.seen.push(`left the machine: ${request.url()}`);
  }
}
