import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideCircleAlert, LucideImagePlus } from '@lucide/angular';
import { LOGO, LOGO_TYPES } from '@cuspid/settings/contracts';
import { Toasts } from '@cuspid/ui';
import { ClinicSettings } from '../clinic-settings';
import { SettingsApi } from '../settings-api';

/** The clinic's logo: chosen from a file or dropped here, shown as it will be printed, taken away. */
@Component({
  selector: 'cd-logo-field',
  imports: [LucideCircleAlert, LucideImagePlus, TranslocoPipe],
  host: { class: 'block', '(dragover)': '$event.preventDefault()', '(drop)': 'drop($event)' },
  template: `
    <p class="field-label">{{ 'settings.field.logo' | transloco }}</p>
    <div class="settings-logo">
      <div class="settings-logo-frame">
        @if (address(); as address) {
          <img [src]="address" [alt]="'settings.logo.alt' | transloco" />
        } @else {
          <svg lucideImagePlus [size]="20" class="text-ink-3"></svg>
        }
      </div>
      <div>
        <input
          #file
          type="file"
          class="cdk-visually-hidden"
          tabindex="-1"
          aria-hidden="true"
          [accept]="types"
          [disabled]="settings.isOffline()"
          (change)="send(file.files?.[0]); file.value = ''"
        />
        <div class="flex gap-2">
          <button
            type="button"
            class="btn"
            aria-describedby="cd-logo-hint"
            [disabled]="settings.isOffline() || isBusy()"
            (click)="file.click()"
          >
            {{ (address() ? 'settings.logo.replace' : 'settings.logo.choose') | transloco }}
          </button>
          @if (address()) {
            <button
              type="button"
              class="btn btn-ghost"
              [disabled]="settings.isOffline() || isBusy()"
              (click)="remove()"
            >
              {{ 'settings.logo.remove' | transloco }}
            </button>
          }
        </div>
        <div role="alert">
          @if (problem(); as problem) {
            <p class="field-error"><svg lucideCircleAlert></svg>{{ problem }}</p>
          }
        </div>
        <p class="field-hint" id="cd-logo-hint">{{ 'settings.logo.hint' | transloco: limits }}</p>
      </div>
    </div>
  `,
})
export class LogoField {
  protected readonly settings = inject(ClinicSettings);
  private readonly api = inject(SettingsApi);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(TranslocoService);
  private readonly facts = computed(() => JSON.stringify(this.settings.now()?.logo ?? null));
  /** Its address is always the same: it is fetched again when it is another logo. */
  private readonly image = httpResource.blob(() =>
    this.facts() === 'null' ? undefined : { url: '/api/settings/logo' },
  );

  protected readonly types = LOGO_TYPES.join();
  protected readonly limits = { kilobytes: LOGO.maxBytes / 1_024, pixels: LOGO.maxSide };
  protected readonly address = signal<string | null>(null);
  protected readonly problem = signal<string | null>(null);
  protected readonly isBusy = signal(false);
  private readonly file = computed(() => (this.image.hasValue() ? this.image.value() : null));

  constructor() {
    effect((cleanUp) => {
      const file = this.file();
      const address = file && URL.createObjectURL(file);
      this.address.set(address);
      cleanUp(() => address && URL.revokeObjectURL(address));
    });
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    void this.send(event.dataTransfer?.files[0]);
  }

  protected async send(image?: File): Promise<void> {
    if (!image || this.settings.isOffline()) return;
    if (image.size > LOGO.maxBytes) return this.problem.set(this.say('tooLarge', this.limits));
    if (await this.carryOut((version) => this.api.sendLogo(version, image))) this.toasts.show(this.say('saved'));
  }

  protected async remove(): Promise<void> {
    const before = this.file();
    if (!(await this.carryOut((version) => this.api.removeLogo(version)))) return;
    this.toasts.show(this.say('removed'), {
      label: this.words.translate('ui.undo'),
      run: () => void (before && this.send(new File([before], 'logo', { type: before.type }))),
    });
  }

  private async carryOut(work: Parameters<ClinicSettings['run']>[0]): Promise<boolean> {
    this.isBusy.set(true);
    const refused = await this.settings.run(work);
    this.isBusy.set(false);
    this.problem.set(refused && (refused.detail ?? this.words.translate('settings.notSaved')));
    return refused === null;
  }

  private say(key: string, values?: object): string {
    return this.words.translate(`settings.logo.${key}`, { ...values });
  }
}
