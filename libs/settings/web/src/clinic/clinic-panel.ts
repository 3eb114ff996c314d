import { Component, computed, inject } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideRefreshCw } from '@lucide/angular';
import { SETTINGS } from '@cuspid/settings/contracts';
import { WEB_CONFIG } from '@cuspid/platform/web';
import { ClinicSettings } from '../clinic-settings';
import { SettingsLoading } from '../shell/settings-loading';
import { currencyOptions, monthOptions, zoneOptions } from './choices';
import { LogoField } from './logo-field';
import { SettingField } from './setting-field';

/** Name, address, zone, currency, codes: what stands on every screen and every printed page. */
@Component({
  selector: 'cd-clinic-panel',
  imports: [LogoField, LucideRefreshCw, SettingField, SettingsLoading, TranslocoPipe],
  host: { class: 'block' },
  templateUrl: './clinic-panel.html',
})
export class ClinicPanel {
  protected readonly settings = inject(ClinicSettings);
  private readonly started = inject(WEB_CONFIG);
  private readonly words = inject(TranslocoService);

  protected readonly max = SETTINGS;
  private readonly zone = computed(() => this.settings.now()?.timeZone ?? '');
  private readonly currency = computed(() => this.settings.now()?.currency ?? '');
  protected readonly zones = computed(() => zoneOptions(this.zone()));
  protected readonly currencies = computed(() => currencyOptions(this.currency()));
  protected readonly askMonths = computed(() =>
    monthOptions(this.settings.now()?.alertsAskMonths ?? 0, (key, count) =>
      this.words.translate(`settings.months.${key}`, { count }),
    ),
  );
  /** This page was started with another name or zone: it learns them when it is loaded again. */
  protected readonly isStale = computed(() => {
    const now = this.settings.now();
    const { clinicName, clinicPlace, timeZone } = this.started;
    if (!now || timeZone === undefined) return false;
    return now.name !== clinicName || (now.place ?? undefined) !== clinicPlace || now.timeZone !== timeZone;
  });
  protected readonly exampleCode = computed(() => `${this.settings.now()?.codePrefix ?? ''}-004186`);

  protected reload(): void {
    globalThis.location.reload();
  }
}
