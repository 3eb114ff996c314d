import { afterNextRender, Component, ElementRef, inject, input, linkedSignal, output } from '@angular/core';
import { form, FormField, maxLength, required } from '@angular/forms/signals';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideCircleAlert } from '@lucide/angular';
import { QUEUE } from '@cuspid/queue/contracts';
import type { DisplayDto, WallLanguage } from '@cuspid/queue/contracts';
import { save } from '@cuspid/platform/web';
import { Field, TextInput } from '@cuspid/ui';
import { QueueApi } from '../queue-api';
import { WallLanguages } from './wall-languages';

/** A screen's name and languages while they are changed, in the place of its row; the link on the wall stays. */
@Component({
  selector: 'cd-display-edit',
  imports: [Field, FormField, LucideCircleAlert, TextInput, TranslocoPipe, WallLanguages],
  host: { class: 'block py-3', '(keydown.escape)': 'cancel($event)' },
  template: `
    <form novalidate (submit)="$event.preventDefault(); store()">
      <cd-field [label]="'queue.displays.nameOf' | transloco" [of]="form.name">
        <input cdInput autocomplete="off" [formField]="form.name" />
      </cd-field>
      <cd-wall-languages [(value)]="languages" />
      <div role="alert">
        @for (problem of form().errors(); track $index) {
          <p class="form-problem mt-3"><svg lucideCircleAlert></svg>{{ problem.message }}</p>
        }
      </div>
      <div class="flex justify-end gap-2 mt-2">
        <button type="button" class="btn btn-small" (click)="left.emit(false)">{{ 'ui.cancel' | transloco }}</button>
        <button type="submit" class="btn btn-small btn-primary" [disabled]="form().submitting()">
          {{ 'queue.displays.save' | transloco }}
        </button>
      </div>
    </form>
  `,
})
export class DisplayEdit {
  readonly display = input.required<DisplayDto>();
  /** Whether something was saved. */
  readonly left = output<boolean>();

  private readonly api = inject(QueueApi);
  private readonly words = inject(TranslocoService);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly model = linkedSignal(() => ({ name: this.display().name }));
  protected readonly languages = linkedSignal<readonly WallLanguage[]>(() => this.display().languages);
  protected readonly form = form(this.model, (path) => {
    required(path.name, { message: () => this.words.translate('queue.displays.nameIt') });
    maxLength(path.name, QUEUE.displayNameMax);
  });

  constructor() {
    afterNextRender(() => this.host.nativeElement.querySelector('input')?.focus());
  }

  /** Escape leaves the row, not the dialog around it. */
  protected cancel(event: Event): void {
    event.preventDefault();
    event.stopPropagation();
    this.left.emit(false);
  }

  protected async store(): Promise<void> {
    await save(this.form, () => this.send(), this.words.translate('queue.displays.notChanged'));
  }

  private async send(): Promise<void> {
    const change = { name: this.model().name.trim(), languages: [...this.languages()] };
    await this.api.editDisplay(this.display().id, change);
    this.left.emit(true);
  }
}
