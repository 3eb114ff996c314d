import { Component, computed, ElementRef, inject, input, output, viewChildren } from '@angular/core';
import { FieldTree, FormField } from '@angular/forms/signals';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucidePlus, LucideX } from '@lucide/angular';
import { Session } from '@cuspid/platform/web';
import { Field, Segmented, TextInput } from '@cuspid/ui';
import type { AllergyRow } from './draft';

/** The answer to the allergy question: not asked yet, none, or a list. Stands in a grid of two columns. */
@Component({
  selector: 'cd-allergy-fields',
  imports: [Field, FormField, LucidePlus, LucideX, Segmented, TextInput, TranslocoPipe],
  host: { class: 'contents' },
  templateUrl: './allergy-fields.html',
})
export class AllergyFields {
  readonly state = input.required<FieldTree<string | null>>();
  readonly rows = input.required<FieldTree<AllergyRow[]>>();
  readonly added = output<void>();
  readonly removed = output<number>();

  private readonly words = inject(TranslocoService);
  private readonly labels = viewChildren<ElementRef<HTMLInputElement>>('label');
  /** Whoever may not record allergies can still say that nobody asked, or that there are none. */
  protected readonly mayList = computed(() => this.session.can('patient.alertWrite'));
  private readonly session = inject(Session);
  protected readonly options = computed(() =>
    (this.mayList() ? ['UNKNOWN', 'NONE', 'LISTED'] : ['UNKNOWN', 'NONE']).map((value) => ({
      value,
      label: this.words.translate(`patients.allergyState.${value}`),
    })),
  );
  protected readonly hint = computed(() => {
    if (this.state()().value() !== 'UNKNOWN') return null;
    return this.words.translate(this.mayList() ? 'patients.allergyHint' : 'patients.allergyHintDesk');
  });

  protected add(): void {
    this.added.emit();
    // The row is there after the next render.
    setTimeout(() => this.labels().at(-1)?.nativeElement.focus());
  }
}
