import { Component, computed, ElementRef, inject, input, linkedSignal, output, viewChild } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { SETTINGS, type VisitColour } from '@cuspid/settings/contracts';
import { ColourMenu } from './colour-menu';
import type { RowValues } from './kept-rows';

/** What is typed of a row: its name and, for a kind of visit, minutes and colour. Told field by field, once left. */
@Component({
  selector: 'cd-row-fields',
  imports: [ColourMenu, TranslocoPipe],
  host: { class: 'settings-row-fields' },
  template: `
    <input
      #box
      [class]="'input' + (isNew() ? '' : ' settings-bare')"
      autocomplete="off"
      [attr.aria-label]="say('name')"
      [attr.maxlength]="nameMax()"
      [attr.aria-invalid]="isWrong() ? 'true' : null"
      [placeholder]="placeholder()"
      [disabled]="disabled()"
      [value]="name()"
      (input)="name.set(box.value)"
      (change)="takeName()"
      (keydown.escape)="revert($event)"
    />
    @if (values().minutes !== undefined) {
      <span class="settings-minutes">
        <input
          #time
          type="number"
          [class]="'input tabular' + (isNew() ? '' : ' settings-bare')"
          step="5"
          [min]="limits.minutesMin"
          [max]="limits.minutesMax"
          [attr.aria-label]="say('minutes')"
          [disabled]="disabled()"
          [value]="values().minutes"
          (change)="takeMinutes(time)"
        />
        <span class="text-ink-3">{{ 'settings.minutes' | transloco }}</span>
      </span>
    }
    @if (values().colour; as colour) {
      <cd-colour-menu [value]="colour" [label]="say('colour')" [disabled]="disabled()" (chosen)="take($event)" />
    }
  `,
})
export class RowFields {
  readonly values = input.required<RowValues>();
  readonly nameMax = input.required<number>();
  readonly placeholder = input('');
  readonly disabled = input(false);
  readonly isNew = input(false);
  readonly isWrong = input(false);
  readonly changed = output<Partial<RowValues>>();

  private readonly words = inject(TranslocoService);
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  protected readonly limits = SETTINGS;
  private readonly kept = computed(() => this.values().name);
  /** What is typed; only another name that is kept takes its place. */
  protected readonly name = linkedSignal(() => this.kept());

  focus(): void {
    this.box().nativeElement.focus();
  }

  protected say(field: string): string {
    return this.isNew()
      ? this.words.translate(`settings.row.new.${field}`)
      : this.words.translate(`settings.row.of.${field}`, { name: this.values().name });
  }

  protected takeName(): void {
    const name = this.name().trim();
    if (!name && !this.isNew()) return this.name.set(this.values().name);
    if (name !== this.values().name) this.changed.emit({ name });
  }

  protected takeMinutes(box: HTMLInputElement): void {
    const minutes = box.valueAsNumber;
    const isRight = Number.isInteger(minutes) && minutes >= SETTINGS.minutesMin && minutes <= SETTINGS.minutesMax;
    if (isRight) this.changed.emit({ minutes });
    else box.value = String(this.values().minutes ?? '');
  }

  protected take(colour: VisitColour): void {
    this.changed.emit({ colour });
  }

  protected revert(event: Event): void {
    event.stopPropagation();
    this.name.set(this.values().name);
  }
}
