import type { Page } from '@playwright/test';

/** Hands on the keyboard, and how often they came down: what a form costs who fills it all day. */
export class Keys {
  private typed = 0;
  private pressed = 0;

  constructor(private readonly page: Page) {}

  async type(text: string): Promise<void> {
    this.typed += [...text].length;
    await this.page.keyboard.type(text);
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      this.pressed++;
      await this.page.keyboard.press(key);
    }
  }

  /** "41 keys: 33 of text, 8 others". */
  toString(): string {
    return `${this.count} keys: ${this.typed} of text, ${this.pressed} others`;
  }

  get count(): number {
    return this.typed + this.pressed;
  }
}
