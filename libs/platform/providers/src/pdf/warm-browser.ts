import { setTimeout as sleep } from 'node:timers/promises';
import { chromium, type Browser } from 'playwright-core';
import { findChromium } from './find-chromium';
import { killTree } from './process-tree';

const IDLE = 10 * 60_000;
const LAUNCH_PATIENCE = 20_000;
const CLOSE_PATIENCE = 5_000;
/** A browser grows with every page; this many, and a fresh one takes its place. */
const PAGES_MAX = 400;

/** What a browser that only ever prints has no need of; the proxy leads nowhere, for loopback as well. */
const ARGUMENTS = [
  '--disable-gpu',
  '--disable-extensions',
  '--disable-sync',
  '--no-first-run',
  '--no-pings',
  '--proxy-server=http://127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
];

/** One Chromium process, from its launch to its end. */
export class RunningBrowser {
  users = 0;
  pages = 0;

  /** Fails when the process is gone; never fulfilled. What was asked of a browser that died may stay without any answer. */
  readonly gone: Promise<never>;

  constructor(
    readonly browser: Browser,
    readonly pid: number,
  ) {
    this.gone = new Promise((_resolve, reject) => {
      browser.once('disconnected', () => reject(new Error('The browser ended.')));
    });
    this.gone.catch(() => undefined);
  }

  get isAlive(): boolean {
    return this.browser.isConnected();
  }

  /** Asks it to go, and makes it go when it does not. */
  async close(): Promise<void> {
    await Promise.race([this.browser.close().catch(() => undefined), sleep(CLOSE_PATIENCE, undefined, { ref: false })]);
    if (this.isAlive) this.kill();
  }

  kill(): void {
    killTree(this.pid);
  }
}

/** Keeps one browser warm while PDFs are made, and lets it go when nobody has wanted one for ten minutes. */
export class WarmBrowser {
  private current: Promise<RunningBrowser> | null = null;
  private idle: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(
    private readonly named: string | undefined,
    private readonly idleAfter = IDLE,
  ) {}

  /** Errors: `ChromiumMissing`, and whatever the launch says. */
  async use<T>(work: (running: RunningBrowser) => Promise<T>): Promise<T> {
    clearTimeout(this.idle);
    const running = await this.running();
    running.users++;
    running.pages++;
    try {
      return await work(running);
    } finally {
      running.users--;
      await this.afterUse(running);
    }
  }

  /** Ends the browser; nothing is printed afterwards. */
  async close(): Promise<void> {
    this.closed = true;
    await this.letGo();
  }

  private async running(): Promise<RunningBrowser> {
    for (;;) {
      if (this.closed) throw new Error('The PDF engine is shut down.');
      const launching = (this.current ??= launch(this.named));
      const running = await launching.catch((error: unknown) => {
        if (this.current === launching) this.current = null;
        throw error;
      });
      if (running.isAlive && running.pages < PAGES_MAX) return running;
      if (this.current === launching) this.current = null;
    }
  }

  private async afterUse(running: RunningBrowser): Promise<void> {
    if (running.users > 0) return;
    const isCurrent = (await this.current?.catch(() => null)) === running;
    if (!isCurrent && running.isAlive) return running.close();
    clearTimeout(this.idle);
    this.idle = setTimeout(() => void this.letGo(), this.idleAfter).unref();
  }

  private async letGo(): Promise<void> {
    clearTimeout(this.idle);
    const running = await this.current?.catch(() => null);
    this.current = null;
    await running?.close();
  }
}

async function launch(named: string | undefined): Promise<RunningBrowser> {
  const executablePath = await findChromium(named);
  const isRoot = process.getuid?.() === 0;
  const browser = await chromium.launch({
    executablePath,
    args: ARGUMENTS,
    // Chromium refuses to run as root with its sandbox; anybody else keeps it.
    chromiumSandbox: !isRoot,
    timeout: LAUNCH_PATIENCE,
    // The API stops in its own order.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  const pid = await Promise.race([pidOf(browser), sleep(LAUNCH_PATIENCE, undefined, { ref: false })]);
  if (pid) return new RunningBrowser(browser, pid);
  // Playwright ends a browser that does not go by itself; nobody has to wait for that.
  browser.close().catch(() => undefined);
  throw new Error('Chromium does not tell the number of its process.');
}

async function pidOf(browser: Browser): Promise<number | undefined> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.find(({ type }) => type === 'browser')?.id;
}
