import { Component, inject, viewChild } from '@angular/core';
import { Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { PatientPicker, type PickedPatient } from '@cuspid/patients/web';
import { Hotkeys, KeyCap, Session } from '@cuspid/platform/web';
import { PageHeader } from '@cuspid/ui';
import { CashWords } from './cash-words';

const TABS = ['', 'closes', 'day'] as const;

/** The cash desk: a patient to take a payment of, and the pages of the money that was taken. */
@Component({
  selector: 'cd-cash-page',
  imports: [KeyCap, PageHeader, PatientPicker, RouterLink, RouterLinkActive, RouterOutlet, TranslocoPipe],
  template: `
    <div class="page bg-surface">
      <cd-page-header [heading]="'frame.places.cash' | transloco">
        @if (mayTake) {
          <div actions class="cash-take">
            <label class="text-ink-2" for="cd-cash-take">{{ 'cash.take' | transloco }} <kbd cdKey="p"></kbd></label>
            <cd-patient-picker class="cash-finder" (chosen)="take($event)" />
          </div>
        }
      </cd-page-header>
      <nav class="tabs" [attr.aria-label]="'cash.tabs' | transloco">
        @for (tab of tabs; track tab) {
          <a
            class="tab"
            [routerLink]="tab ? ['/cash', tab] : ['/cash']"
            routerLinkActive
            ariaCurrentWhenActive="page"
            [routerLinkActiveOptions]="match"
            >{{ 'cash.tab.' + (tab || 'drawer') | transloco }}</a
          >
        }
      </nav>
      <div class="flex-1 min-h-0"><router-outlet /></div>
    </div>
  `,
})
export class CashPage {
  private readonly router = inject(Router);
  private readonly finder = viewChild(PatientPicker);
  protected readonly mayTake = inject(Session).can('payment.record');
  protected readonly tabs = TABS;
  protected readonly match = {
    paths: 'exact',
    queryParams: 'ignored',
    fragment: 'ignored',
    matrixParams: 'ignored',
  } as const;

  constructor() {
    const words = inject(CashWords);
    if (!this.mayTake) return;
    const run = () => this.finder()?.focus();
    inject(Hotkeys).bind([{ keys: 'p', label: words.say('take'), group: words.say('title'), run }]);
  }

  protected take(patient: PickedPatient | null): void {
    if (patient) void this.router.navigate(['/patients', patient.id, 'payments'], { queryParams: { take: '' } });
  }
}
