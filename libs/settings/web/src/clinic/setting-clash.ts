import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideUsersRound } from '@lucide/angular';
import type { EditSettingsDto } from '@cuspid/settings/contracts';
import { ClinicSettings, type Setting } from '../clinic-settings';

/** Somebody saved the same setting meanwhile: theirs and mine side by side. `said` puts a value in words. */
@Component({
  selector: 'cd-setting-clash',
  imports: [LucideUsersRound, TranslocoPipe],
  host: { class: 'block' },
  template: `
    @if (clash(); as clash) {
      <section class="settings-clash" role="alert">
        <p class="flex items-center gap-[7px] font-medium text-amber">
          <svg lucideUsersRound></svg>{{ 'settings.clash.title' | transloco }}
        </p>
        <div class="settings-clash-sides">
          <div>
            <p class="text-small text-ink-3">{{ 'settings.clash.theirs' | transloco }}</p>
            <p class="settings-clash-value">{{ said()(clash.theirs) || ('settings.nothing' | transloco) }}</p>
            <button type="button" class="btn btn-small" (click)="settings.keepTheirs(setting())">
              {{ 'settings.clash.keepTheirs' | transloco }}
            </button>
          </div>
          <div>
            <p class="text-small text-ink-3">{{ 'settings.clash.mine' | transloco }}</p>
            <p class="settings-clash-value">{{ said()(clash.mine) || ('settings.nothing' | transloco) }}</p>
            <button type="button" class="btn btn-small" (click)="settings.save(clash.mine)">
              {{ 'settings.clash.saveMine' | transloco }}
            </button>
          </div>
        </div>
      </section>
    }
  `,
})
export class SettingClash {
  readonly setting = input.required<Setting>();
  readonly said = input.required<(settings: EditSettingsDto) => string>();

  protected readonly settings = inject(ClinicSettings);
  protected readonly clash = computed(() => {
    const state = this.settings.state(this.setting());
    return state?.kind === 'clash' ? state : null;
  });
}
