import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideCheck } from '@lucide/angular';
import { ClinicSettings, type Setting } from '../clinic-settings';

/** The tick beside a setting that has just been saved. */
@Component({
  selector: 'cd-saved-mark',
  imports: [LucideCheck, TranslocoPipe],
  host: { class: 'settings-saved', role: 'status' },
  template: `
    @if (state() === 'saved') {
      <svg lucideCheck [size]="14"></svg>{{ 'settings.saved' | transloco }}
    } @else if (state() === 'saving') {
      <span class="text-ink-3">{{ 'settings.saving' | transloco }}</span>
    }
  `,
})
export class SavedMark {
  readonly setting = input.required<Setting>();

  private readonly settings = inject(ClinicSettings);
  protected readonly state = computed(() => this.settings.state(this.setting())?.kind);
}
