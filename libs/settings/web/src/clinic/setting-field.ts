import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { EditSettingsDto } from '@cuspid/settings/contracts';
import { Field, TextInput } from '@cuspid/ui';
import { ClinicSettings } from '../clinic-settings';
import { SavedMark } from './saved-mark';
import { SettingClash } from './setting-clash';
import { CHANGES, type TextSetting } from './text-settings';

/** Which keyboard a touch screen offers. */
const INPUT_MODES: Partial<Record<TextSetting, string>> = {
  phone: 'tel',
  patientRetentionYears: 'numeric',
  waitingTargetMinutes: 'numeric',
  consultationTargetMinutes: 'numeric',
  treatmentTargetMinutes: 'numeric',
  cashierTargetMinutes: 'numeric',
  checkTargetMinutes: 'numeric',
};

/** One line of the clinic's facts. It is saved when it is left or Enter is pressed; Escape brings back what was. */
@Component({
  selector: 'cd-setting-field',
  imports: [Field, SavedMark, SettingClash, TextInput, TranslocoPipe],
  host: { class: 'block' },
  template: `
    <cd-field [label]="'settings.field.' + setting() | transloco" [hint]="hint()" [error]="problem()">
      <cd-saved-mark aside [setting]="setting()" />
      @if (options(); as options) {
        <select #choice cdInput [disabled]="settings.isOffline()" (change)="choose(choice.value)">
          @for (option of options; track option.value) {
            <option [value]="option.value" [selected]="option.value === draft()">{{ option.label }}</option>
          }
        </select>
      } @else {
        <input
          #box
          cdInput
          autocomplete="off"
          [attr.type]="setting() === 'email' ? 'email' : 'text'"
          [attr.inputmode]="INPUT_MODES[setting()] ?? null"
          [attr.maxlength]="max()"
          [disabled]="settings.isOffline()"
          [value]="draft()"
          (input)="type(box.value)"
          (blur)="save()"
          (keydown.enter)="save()"
          (keydown.escape)="revert($event)"
        />
      }
      <cd-setting-clash below [setting]="setting()" [said]="said" />
    </cd-field>
  `,
})
export class SettingField {
  readonly setting = input.required<TextSetting>();
  readonly max = input<number | null>(null);
  readonly hint = input<string | null>(null);
  /** Cannot be empty. */
  readonly required = input(false);
  readonly isCapital = input(false);
  /** What it is chosen from, when it is not typed. */
  readonly options = input<readonly { value: string; label: string }[] | null>(null);

  protected readonly INPUT_MODES = INPUT_MODES;
  protected readonly settings = inject(ClinicSettings);
  private readonly words = inject(TranslocoService);
  private readonly isMissing = signal(false);
  private readonly kept = computed(() => String(this.settings.now()?.[this.setting()] ?? ''));
  protected readonly draft = linkedSignal(() => this.kept());
  protected readonly problem = computed(() => {
    if (this.isMissing()) return this.words.translate('ui.required');
    const state = this.settings.state(this.setting());
    return state?.kind === 'refused' ? state.text : null;
  });
  protected readonly said = (settings: EditSettingsDto): string => {
    const value = String(settings[this.setting()] ?? '');
    return this.options()?.find((option) => option.value === value)?.label ?? value;
  };

  protected type(text: string): void {
    this.draft.set(this.isCapital() ? text.toUpperCase() : text);
    this.isMissing.set(false);
  }

  protected revert(event: Event): void {
    event.stopPropagation();
    this.draft.set(this.kept());
    this.isMissing.set(false);
    this.settings.keepTheirs(this.setting());
  }

  /** What was refused is not what is kept: the choice goes back, the reason stays. */
  protected async choose(value: string): Promise<void> {
    this.draft.set(value);
    await this.save();
    this.draft.set(this.kept());
  }

  protected async save(): Promise<void> {
    const text = this.draft().trim();
    this.isMissing.set(this.required() && !text);
    if (this.isMissing() || text === this.kept()) return;
    await this.settings.save(CHANGES[this.setting()](text));
  }
}
