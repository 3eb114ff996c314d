import { expect, type Locator, type Page } from '@playwright/test';

/** The dental chart as somebody sees it. */
export class ChartScreen {
  constructor(readonly page: Page) {}

  teeth(): Locator {
    return this.page.getByRole('listbox', { name: 'Teeth' });
  }

  line(): Locator {
    return this.page.getByRole('textbox', { name: 'Chart entry' });
  }

  async isThere(): Promise<void> {
    await expect(this.teeth()).toHaveAttribute('aria-busy', 'false');
  }

  /** A line of the findings list. */
  finding(tooth: number, what: RegExp): Locator {
    return this.page.getByRole('button', { name: new RegExp(`^${tooth} `) }).filter({ hasText: what });
  }

  /** Everything that is drawn. */
  drawing(): Promise<string> {
    return this.teeth().evaluate((list) => [...list.querySelectorAll('svg')].map((svg) => svg.innerHTML).join());
  }

  /** Takes a tool into the hand and presses it on a tooth. */
  async paint(tool: string, tooth: number): Promise<void> {
    await this.page.getByRole('button', { name: tool, exact: true }).click();
    await expect(this.page.getByRole('button', { name: tool, exact: true, pressed: true })).toBeVisible();
    const label = this.teeth().getByText(String(tooth), { exact: true });
    // Taking a tool draws the chart anew: between two drawings there is no tooth for a moment.
    let number = await label.boundingBox();
    await expect.poll(async () => (number = await label.boundingBox())).not.toBeNull();
    if (!number) throw new Error(`tooth ${tooth} is not drawn`);
    // As long as a hand presses: the chart draws itself anew meanwhile.
    await this.page.mouse.move(number.x + number.width / 2, number.y + number.height / 2);
    await this.page.mouse.down();
    await expect(this.teeth()).toBeFocused();
    await this.page.mouse.up();
  }
}
