import { inject } from '@angular/core';
import type { CanDeactivateFn } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import { Confirmation } from '@cuspid/ui';
import type { PerioPage } from './perio-page';

/** What was written is saved before the page is left; where it cannot be, whoever leaves is asked. */
export const leavesPerio: CanDeactivateFn<PerioPage> = async (page) => {
  const [confirmation, words] = [inject(Confirmation), inject(TranslocoService)];
  if (await page.mayLeave()) return true;
  const say = (key: string) => words.translate<string>(`perio.leave.${key}`);
  return confirmation.ask({ title: say('title'), text: say('text'), action: say('action'), danger: true });
};
