import { httpResource } from '@angular/common/http';
import {
  Component,
  computed,
  debounced,
  ElementRef,
  input,
  linkedSignal,
  model,
  signal,
  viewChild,
} from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideX } from '@lucide/angular';
import type { Page } from '@cuspid/platform/contracts';
import type { ProcedureDto } from '@cuspid/settings/contracts';
import type { VisitProcedureDto } from '@cuspid/visits/contracts';
import { VISIT } from '@cuspid/visits/contracts';
import { isToothId } from '@cuspid/odontogram';
import { BareInput } from '@cuspid/ui';

const SHOWN = 8;
const QUIET_MS = 150;

/** What is planned: type, arrows, Enter; each for a tooth or none. Backspace in the empty box takes the last away. */
@Component({
  selector: 'cd-procedure-picker',
  imports: [BareInput, LucideX, TranslocoPipe],
  host: { class: 'block relative' },
  templateUrl: './procedure-picker.html',
})
export class ProcedurePicker {
  readonly picked = model<readonly VisitProcedureDto[]>([]);
  /** Two may be on one page: their lists need names of their own. */
  readonly name = input('cd-planned');

  private readonly box = viewChild<ElementRef<HTMLInputElement>>('box');
  protected readonly typed = signal('');
  private readonly search = debounced(this.typed, QUIET_MS);
  private readonly answer = httpResource<Page<ProcedureDto>>(() => {
    const search = this.search.value().trim();
    return search ? { url: '/api/procedures', params: { search, limit: SHOWN } } : undefined;
  });
  /** Those of an answer to what stands in the box now: Enter never takes one of the answer before. */
  protected readonly found = computed(() => {
    const isCurrent = this.typed().trim() !== '' && this.search.value() === this.typed() && !this.answer.isLoading();
    return isCurrent && this.answer.hasValue() ? this.answer.value().items : [];
  });
  protected readonly isNothing = computed(
    () => this.typed().trim() !== '' && this.answer.hasValue() && !this.answer.isLoading() && !this.found().length,
  );
  protected readonly active = linkedSignal({ source: this.found, computation: () => 0 });
  protected readonly isFull = computed(() => this.picked().length >= VISIT.proceduresMax);

  protected press(event: KeyboardEvent): void {
    const found = this.found();
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step && found.length) this.active.update((at) => (at + step + found.length) % found.length);
    if (event.key === 'Backspace' && !this.typed()) this.picked.update((all) => all.slice(0, -1));
    if (event.key === 'Escape' && this.typed()) {
      event.stopPropagation();
      this.typed.set('');
    }
    if (event.key === 'Enter' && this.typed()) {
      event.preventDefault();
      const one = found[this.active()];
      if (one) this.take(one);
    }
    if (step) event.preventDefault();
  }

  protected take({ id, code, name }: ProcedureDto): void {
    if (this.isFull()) return;
    this.picked.update((all) => [...all, { procedureId: id, code, name, tooth: null }]);
    this.typed.set('');
    this.box()?.nativeElement.focus();
  }

  protected drop(index: number): void {
    this.picked.update((all) => all.filter((_, at) => at !== index));
    this.box()?.nativeElement.focus();
  }

  /** For one tooth; what is no tooth is taken back at once. */
  protected forTooth(index: number, field: HTMLInputElement): void {
    const typed = field.value.trim();
    const tooth = isToothId(typed) ? typed : null;
    field.value = tooth ?? '';
    this.picked.update((all) => all.map((one, at) => (at === index ? { ...one, tooth } : one)));
  }
}

/** What of it the server is asked to keep. */
export const plannedOf = (picked: readonly VisitProcedureDto[]) =>
  picked.map(({ procedureId, tooth }) => ({ procedureId, tooth }));

/** "Composite 46, Scaling". */
export const plannedText = (procedures: readonly VisitProcedureDto[]): string =>
  procedures.map(({ name, tooth }) => (tooth ? `${name} ${tooth}` : name)).join(', ');
