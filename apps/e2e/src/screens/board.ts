import type { Locator, Page } from '@playwright/test';

export type Lane = 'Waiting' | 'Consultation' | 'Treatment' | 'Cashier' | 'Completed';

/** The queue board as somebody sees it. */
export class BoardScreen {
  constructor(readonly page: Page) {}

  lane(name: Lane): Locator {
    return this.page.getByRole('list', { name, exact: true });
  }

  /** The card of a patient in a lane. */
  card(lane: Lane, patient: { full: string }): Locator {
    return this.lane(lane).getByRole('listitem').filter({ hasText: patient.full });
  }

  /** Their card, in whichever lane. */
  cardOf(patient: { full: string }): Locator {
    return this.page.getByRole('listitem').filter({ hasText: patient.full });
  }

  live(): Locator {
    return this.page.getByRole('status').filter({ hasText: 'Live' });
  }
}
