import { DASHBOARD } from '@cuspid/dashboard/contracts';
import type { Page } from '@cuspid/platform/contracts';
import { addressOf, type CardContent } from './dashboard-cards';

/** What a card asks of a list: its first rows, and how many there are. */
export const FIRST_ROWS = { limit: DASHBOARD.shown, count: true } as const;

interface Opens {
  /** The list's route and the questions that make it this list. */
  list: string;
  asked?: Readonly<Record<string, string | number | boolean>>;
  /** Page of the client that shows it. */
  link: string;
}

/** The card of a list that tells pages: read with `FIRST_ROWS`. */
export function pageCard(page: Page<object>, { list, asked, link }: Opens): CardContent {
  return { count: page.total ?? page.items.length, items: page.items, link, list: addressOf(list, asked) };
}
