import { Component, computed, ElementRef, inject, signal, viewChild } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { CHART_VERSION } from '@cuspid/dental-chart/contracts';
import { ClinicClock, problemOf } from '@cuspid/platform/web';
import { Field, TextInput } from '@cuspid/ui';
import { VersionsDesk } from './versions-desk';

/** Freezes the chart: a name, and Enter. */
@Component({
  selector: 'cd-save-version',
  imports: [Field, TextInput, TranslocoPipe],
  host: { class: 'block' },
  template: `
    <form class="flex flex-col gap-3" (submit)="save($event)">
      <cd-field [label]="'chart.versions.name' | transloco" [error]="fault()">
        <input
          #name
          cdInput
          autocomplete="off"
          [attr.maxlength]="limits.nameMax"
          [placeholder]="'chart.versions.nameHint' | transloco"
          (input)="fault.set(null)"
        />
      </cd-field>
      <div class="flex gap-3 items-end">
        <cd-field class="flex-none w-40" [label]="'chart.versions.asOf' | transloco">
          <input #day cdInput type="date" [attr.max]="today()" [value]="today()" />
        </cd-field>
        <cd-field
          class="grow min-w-0"
          [label]="'chart.versions.note' | transloco"
          [aside]="'chart.versions.optional' | transloco"
        >
          <input #note cdInput autocomplete="off" [attr.maxlength]="limits.noteMax" />
        </cd-field>
      </div>
      <button type="submit" class="btn btn-primary self-start" [disabled]="isBusy()">
        {{ (isBusy() ? 'chart.versions.saving' : 'chart.versions.save') | transloco }}
      </button>
    </form>
  `,
})
export class SaveVersion {
  private readonly desk = inject(VersionsDesk);
  private readonly words = inject(TranslocoService);
  private readonly clock = inject(ClinicClock);
  protected readonly today = computed(() => this.clock.today());
  protected readonly limits = CHART_VERSION;
  protected readonly fault = signal<string | null>(null);
  protected readonly isBusy = signal(false);
  private readonly name = viewChild.required<ElementRef<HTMLInputElement>>('name');
  private readonly day = viewChild.required<ElementRef<HTMLInputElement>>('day');
  private readonly note = viewChild.required<ElementRef<HTMLInputElement>>('note');

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const [name, day, note] = [this.name(), this.day(), this.note()].map((one) => one.nativeElement);
    if (!name || !day || !note || this.isBusy()) return;
    const [called, asOf, about] = [name.value.trim(), day.value, note.value.trim()];
    if (!called) return this.refuse(name, this.words.translate('chart.versions.nameNeeded'));
    this.isBusy.set(true);
    try {
      await this.desk.save({ name: called, ...(asOf && { asOf }), ...(about && { note: about }) });
      for (const field of [name, note]) field.value = '';
      day.value = this.today();
      name.focus();
    } catch (error) {
      const { errors, detail } = problemOf(error);
      const [first] = errors ?? [];
      const said = first ? `${this.words.translate(`chart.versions.fields.${first.path}`)} ${first.message}` : detail;
      this.refuse(name, said ?? this.words.translate('chart.versions.notSaved'));
    } finally {
      this.isBusy.set(false);
    }
  }

  private refuse(field: HTMLInputElement, why: string): void {
    this.fault.set(why);
    field.focus();
  }
}
