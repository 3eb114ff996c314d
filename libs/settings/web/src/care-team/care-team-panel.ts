import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideCircleAlert } from '@lucide/angular';
import type { Page } from '@cuspid/platform/contracts';
import { CARE_TEAM_SCOPES, type CareTeamScope, type EditSettingsDto } from '@cuspid/settings/contracts';
import { ClinicSettings } from '../clinic-settings';
import { SavedMark } from '../clinic/saved-mark';
import { SettingClash } from '../clinic/setting-clash';
import { SettingsLoading } from '../shell/settings-loading';

/** Who sees which patients: each choice says whom it concerns here, in figures. */
@Component({
  selector: 'cd-care-team-panel',
  imports: [LucideCircleAlert, SavedMark, SettingClash, SettingsLoading, TranslocoPipe],
  host: { class: 'block' },
  template: `
    <h2 class="settings-heading">{{ 'settings.panel.care-team' | transloco }}</h2>
    <cd-settings-loading>
      <div class="settings-part-head">
        <h3 class="settings-part" id="cd-scope">{{ 'settings.scope.title' | transloco }}</h3>
        <cd-saved-mark setting="careTeamScope" />
      </div>
      <div class="settings-choices" role="radiogroup" aria-labelledby="cd-scope">
        @for (scope of scopes; track scope) {
          <label class="settings-choice" [class.settings-choice-on]="scope === chosen()">
            <input
              type="radio"
              name="scope"
              class="settings-radio"
              [value]="scope"
              [checked]="scope === chosen()"
              [disabled]="settings.isOffline()"
              [attr.aria-describedby]="'cd-scope-' + scope"
              (change)="settings.save({ careTeamScope: scope })"
            />
            <span>
              <span class="block text-heading">{{ 'settings.scope.' + scope + '.name' | transloco }}</span>
              <span class="block text-ink-2 mt-1" [id]="'cd-scope-' + scope">{{ effect(scope) }}</span>
            </span>
          </label>
        }
      </div>
      <div role="alert">
        @if (refusal(); as refusal) {
          <p class="form-problem mt-3"><svg lucideCircleAlert></svg>{{ refusal }}</p>
        }
      </div>
      <cd-setting-clash setting="careTeamScope" [said]="said" />
      <p class="field-hint">{{ 'settings.scope.hint' | transloco }}</p>
    </cd-settings-loading>
  `,
})
export class CareTeamPanel {
  protected readonly settings = inject(ClinicSettings);
  private readonly words = inject(TranslocoService);
  private readonly orthodontists = counted('/api/staff', { role: 'ORTHODONTIST' });
  private readonly surgeons = counted('/api/staff', { role: 'DENTAL_SURGEON' });
  private readonly patients = counted('/api/patients', {});

  protected readonly scopes = CARE_TEAM_SCOPES;
  protected readonly chosen = computed(() => this.settings.now()?.careTeamScope);
  protected readonly refusal = computed(() => {
    const state = this.settings.state('careTeamScope');
    return state?.kind === 'refused' ? state.text : null;
  });
  private readonly figures = computed(() => {
    const [orthodontists, surgeons, patients] = [this.orthodontists, this.surgeons, this.patients].map((page) =>
      page.hasValue() ? page.value().total : undefined,
    );
    if (orthodontists === undefined || surgeons === undefined || patients === undefined) return null;
    return { dentists: orthodontists + surgeons, patients: patients.toLocaleString('en') };
  });
  protected readonly said = ({ careTeamScope }: EditSettingsDto): string =>
    careTeamScope ? this.words.translate(`settings.scope.${careTeamScope}.name`) : '';

  protected effect(scope: CareTeamScope): string {
    const figures = this.figures();
    return this.words.translate(`settings.scope.${scope}.${figures ? 'effect' : 'text'}`, figures ?? {});
  }
}

/** How many there are: a page of one that is counted. */
function counted(url: string, params: Record<string, string>) {
  return httpResource<Page<unknown>>(() => ({ url, params: { ...params, limit: 1, count: true } }));
}
