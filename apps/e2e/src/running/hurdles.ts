import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './story';

/** What shuts somebody out of the page as it is now, seriously or wholly: which rule, and where. */
export async function hurdlesOn(page: Page, rules: 'all' | 'colours' = 'all'): Promise<string[]> {
  // Nothing of the clinic is in a frame of another origin: the way axe takes for those costs three times as long.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode(true);
  const { violations } = await (rules === 'all' ? axe : axe.withRules('color-contrast')).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary}`),
    );
}

/** Colours fade: what is measured is the page at rest. */
async function atRest(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  await page.waitForFunction(
    (shown) =>
      document.documentElement.dataset['theme'] === shown &&
      document.getAnimations().every((animation) => animation.playState !== 'running'),
    theme,
  );
}

/** No serious and no critical hurdle, in the light and in the dark, where only colours can differ from the light. */
export async function shutsNobodyOut(page: Page, name: string): Promise<void> {
  await atRest(page, 'dark');
  expect.soft(await hurdlesOn(page, 'colours'), `${name}, dark`).toEqual([]);
  await atRest(page, 'light');
  expect.soft(await hurdlesOn(page), name).toEqual([]);
}
