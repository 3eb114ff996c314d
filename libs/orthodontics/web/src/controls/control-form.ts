import { afterNextRender, Component, ElementRef, inject, input, output, signal, viewChild } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { ELASTICS, LIGATURES, ORTHO, WIRE_MATERIALS, WIRE_SIZES } from '@cuspid/orthodontics/contracts';
import type { OrthoControlDto, RecordControlDto } from '@cuspid/orthodontics/contracts';
import { idempotencyKey, problemOf } from '@cuspid/platform/web';
import { Toasts } from '@cuspid/ui';
import { OrthoApi } from '../ortho-api';

const USUAL_WEEKS = 6;
const one = <T extends string>(values: readonly T[], text: string): T | null =>
  values.find((value) => value === text) ?? null;

/** A visit at the chair, noted: the wires of the last one are proposed. */
@Component({
  selector: 'cd-control-form',
  imports: [TranslocoPipe],
  host: { class: 'block' },
  templateUrl: './control-form.html',
})
export class ControlForm {
  readonly patientId = input.required<number>();
  readonly last = input.required<OrthoControlDto | null>();
  readonly saved = output<void>();
  readonly dropped = output<void>();

  private readonly api = inject(OrthoApi);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(TranslocoService);
  private readonly done = viewChild.required<ElementRef<HTMLTextAreaElement>>('done');
  private readonly key = idempotencyKey();
  protected readonly limits = ORTHO;
  protected readonly sizes = WIRE_SIZES;
  protected readonly materials = WIRE_MATERIALS;
  protected readonly ligatures = LIGATURES;
  protected readonly elastics = ELASTICS;
  protected readonly usualWeeks = USUAL_WEEKS;
  protected readonly isBusy = signal(false);
  protected readonly refusal = signal<string | null>(null);

  constructor() {
    afterNextRender(() => {
      const { form } = this.done().nativeElement;
      form?.scrollIntoView({ block: 'nearest' });
      this.done().nativeElement.focus({ preventScroll: true });
    });
  }

  protected async send(event: SubmitEvent, form: HTMLFormElement): Promise<void> {
    event.preventDefault();
    const what = this.read(new FormData(form));
    if (!what.done) return this.refusal.set(this.words.translate('ortho.control.doneNeeded'));
    this.isBusy.set(true);
    this.refusal.set(null);
    try {
      await this.api.recordControl(this.patientId(), what, this.key);
      this.toasts.show(this.words.translate('ortho.control.saved'));
      this.saved.emit();
    } catch (error) {
      const { errors, detail } = problemOf(error);
      this.refusal.set(errors[0]?.message ?? detail ?? this.words.translate('ortho.control.notSaved'));
    } finally {
      this.isBusy.set(false);
    }
  }

  private read(form: FormData): RecordControlDto {
    const text = (name: string): string => {
      const value = form.get(name);
      return typeof value === 'string' ? value.trim() : '';
    };
    const weeks = Number(text('nextWeeks'));
    return {
      upperWireSize: one(WIRE_SIZES, text('upperWireSize')),
      upperWireMaterial: one(WIRE_MATERIALS, text('upperWireMaterial')),
      lowerWireSize: one(WIRE_SIZES, text('lowerWireSize')),
      lowerWireMaterial: one(WIRE_MATERIALS, text('lowerWireMaterial')),
      ligatures: one(LIGATURES, text('ligatures')),
      elastics: one(ELASTICS, text('elastics')),
      done: text('done'),
      nextWeeks: weeks || null,
      nextStep: text('nextStep') || null,
    };
  }
}
