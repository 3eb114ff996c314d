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

  /** What the clinic itself needs: a busy machine only ever adds to it. */
  least(): number {
    return Math.min(...this.ms);
  }

  toString(): string {
    return `${this.ms.join(', ')} ms`;
  }
}
