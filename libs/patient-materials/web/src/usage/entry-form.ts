import { Component, computed, ElementRef, inject, output, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideCircleAlert, LucideTriangleAlert } from '@lucide/angular';
import { MATERIAL } from '@cuspid/patient-materials/contracts';
import { Field, TextInput } from '@cuspid/ui';
import { UsageEntry } from './usage-entry';
import { UsageWords } from './usage-words';

/** What is about to be recorded: amount 1 of the lot that expires first; Enter records it. */
@Component({
  selector: 'cd-entry-form',
  imports: [Field, LucideCircleAlert, LucideTriangleAlert, TextInput, TranslocoPipe],
  host: { class: 'block' },
  templateUrl: './entry-form.html',
})
export class EntryForm {
  readonly saved = output<void>();
  readonly left = output<void>();

  protected readonly entry = inject(UsageEntry);
  protected readonly words = inject(UsageWords);
  protected readonly max = MATERIAL;
  private readonly many = viewChild<ElementRef<HTMLInputElement>>('many');
  protected readonly lots = computed(() =>
    (this.entry.lots() ?? []).map((lot) => {
      const isExpired = this.entry.isExpired(lot);
      const has = this.words.amount(lot.quantity, this.entry.item()?.unit ?? '');
      const name = this.words.lot(lot);
      return {
        id: lot.id,
        isExpired,
        text: this.words.say(isExpired ? 'lotExpired' : 'lotHas', { lot: name, has }),
      };
    }),
  );
  protected readonly clash = computed(() => {
    const clashes = this.entry.clashes();
    return clashes.length ? this.words.clashes(clashes) : null;
  });

  /** To the amount, chosen whole, so that the next digit writes over it and Enter records. */
  focus(): void {
    this.many()?.nativeElement.focus();
    this.many()?.nativeElement.select();
  }

  protected chooseLot(id: string): void {
    this.entry.lotId.set(id ? Number(id) : null);
  }
}
