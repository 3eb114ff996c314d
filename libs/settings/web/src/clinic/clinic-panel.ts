import { Component, computed, inject } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideRefreshCw } from '@lucide/angular';
import { PROFILE_NAMES } from '@cuspid/odontogram';
import { SETTINGS } from '@cuspid/settings/contracts';
import { WEB_CONFIG } from '@cuspid/platform/web';
import { ClinicSettings } from '../clinic-settings';
import { SettingsLoading } from '../shell/settings-loading';
import { currencyOptions, monthOptions, zoneOptions } from './choices';
import { ChartSample } from './chart-sample';
import { LogoField } from './logo-field';
import { SettingField } from './setting-field';
import type { TargetSetting } from './text-settings';

const TARGET_SETTINGS: readonly TargetSetting[] = [
  'waitingTargetMinutes',
  'consultationTargetMinutes',
  'treatmentTargetMinutes',
  'cashierTargetMinutes',
  'checkTargetMinutes',
];

/** Name, address, zone, currency, codes: what stands on every screen and every printed page. */
@Component({
  selector: 'cd-clinic-panel',
  imports: [ChartSample, LogoField, LucideRefreshCw, SettingField, SettingsLoading, TranslocoPipe],
  host: { class: 'block' },
  templateUrl: './clinic-panel.html',
})
export class ClinicPanel {
  protected readonly settings = inject(ClinicSettings);
  private readonly started = inject(WEB_CONFIG);
  private readonly words = inject(TranslocoService);

  protected readonly max = SETTINGS;
  protected readonly targets = TARGET_SETTINGS;
  private readonly zone = computed(() => this.settings.now()?.timeZone ?? '');
  private readonly currency = computed(() => this.settings.now()?.currency ?? '');
  protected readonly zones = computed(() => zoneOptions(this.zone()));
  protected readonly currencies = computed(() => currencyOptions(this.currency()));
  protected readonly askMonths = computed(() =>
    monthOptions(this.settings.now()?.alertsAskMonths ?? 0, (key, count) =>
      this.words.translate(`settings.months.${key}`, { count }),
    ),
  );
  protected readonly profile = computed(() => this.settings.now()?.chartProfile ?? 'default');
  protected readonly profiles = PROFILE_NAMES.map((value) => ({
    value,
    label: this.words.translate<string>(`settings.chartProfiles.${value}`),
  }));
  /** This page was started with another name or zone: it learns them when it is loaded again. */
  protected readonly isStale = computed(() => {
    const now = this.settings.now();
    const { clinicName, clinicPlace, timeZone, chartProfile = 'default' } = this.started;
    if (!now || timeZone === undefined) return false;
    if (now.chartProfile !== chartProfile) return true;
    return now.name !== clinicName || (now.place ?? undefined) !== clinicPlace || now.timeZone !== timeZone;
  });
  protected readonly exampleCode = computed(() => `${this.settings.now()?.codePrefix ?? ''}-004186`);

  protected reload(): void {
    globalThis.location.reload();
  }
}
