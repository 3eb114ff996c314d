import { expect, type Locator, type Page } from '@playwright/test';

/** How long other screens take to show what one screen has done. */
export class Delays {
  private readonly ms: number[] = [];

  /** Does something on `page` that posts to `path`; notes the time from the answer until `shown` is seen elsewhere. */
  async note(shown: Locator, page: Page, path: RegExp, work: () => Promise<void>): Promise<void> {
    const answered = page
      .waitForResponse((answer) => answer.request().method() === 'POST' && path.test(new URL(answer.url()).pathname))
      .then((answer) => ({ ok: answer.ok(), at: Date.now() }));
    const seen = shown.waitFor().then(() => Date.now());
    await work();
    const { ok, at } = await answered;
    expect(ok).toBe(true);
    this.ms.push((await seen) - at);
  }

  /** The one in the middle: a single hiccup of the machine is not the clinic's. */
  median(): number {
    const sorted = [...this.ms].sort((one, other) => one - other);
    return sorted[Math.floor(sorted.length / 2)] ?? Infinity;
  }

  toString(): string {
    return `${this.ms.join(', ')} ms`;
  }
}
