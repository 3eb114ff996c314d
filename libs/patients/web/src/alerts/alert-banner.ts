import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideTriangleAlert } from '@lucide/angular';
import type { AlertsDto } from '@cuspid/patients/contracts';
import { ClinicClock, Hotkeys } from '@cuspid/platform/web';
import { AlertBanner as Banner } from '@cuspid/ui';
import { bannerState, factsOf } from './alert-facts';
import { aloud } from './aloud';
import { confirmedNote } from './confirmed-note';

/**
 * The safety line of a patient, directly below the header on every page of theirs; Alt+A reads it aloud. While it is not
 * loaded it says so: no alerts and not knowing are never the same. A button goes inside.
 *
 * `<cd-patient-alerts [name]="…" [alerts]="open.shownAlerts()" [isFailed]="open.alertsFailed()"><button …></cd-patient-alerts>`
 */
@Component({
  selector: 'cd-patient-alerts',
  imports: [Banner, LucideTriangleAlert, TranslocoPipe],
  host: { class: 'block flex-none' },
  template: `
    @if (alerts(); as known) {
      <cd-alert-banner [state]="state(known)" [facts]="facts(known)" [note]="note()" [isDue]="known.isDue"
        ><ng-content
      /></cd-alert-banner>
    } @else {
      <p class="alert-banner alert-banner-unknown gap-[7px]" role="status">
        @if (isFailed()) {
          <svg lucideTriangleAlert></svg>{{ 'patients.alerts.failed' | transloco }}
        } @else {
          {{ 'patients.alerts.loading' | transloco }}
        }
      </p>
    }
  `,
})
export class AlertBanner {
  /** Null until they are loaded. */
  readonly alerts = input.required<AlertsDto | null>();
  readonly isFailed = input(false);
  /** Whose they are, for the voice. */
  readonly name = input('');

  private readonly clock = inject(ClinicClock);
  private readonly words = inject(TranslocoService);
  private readonly voice = inject(LiveAnnouncer);
  protected readonly state = bannerState;

  /** Who asked last, and when; or that it is time to ask again. */
  protected readonly note = computed(() => {
    const known = this.alerts();
    return known && confirmedNote(known, this.clock, this.words);
  });

  constructor() {
    const say = (key: string) => this.words.translate(`patients.${key}`);
    inject(Hotkeys).bind([
      { keys: 'alt+a', label: say('keys.aloud'), group: say('patient'), run: () => this.readAloud() },
    ]);
  }

  protected facts(known: AlertsDto) {
    return factsOf(known.items);
  }

  private readAloud(): void {
    void this.voice.announce(aloud(this.name(), this.alerts(), this.note(), this.words), 'assertive');
  }
}
