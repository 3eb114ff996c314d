import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { amountText, MoneyField } from '@cuspid/ui';
import { CloseDraft } from './close-draft';

/** What lies in the drawer, by its notes and coins or as one amount. Enter goes to the next. */
@Component({
  selector: 'cd-cash-counter',
  imports: [MoneyField, TranslocoPipe],
  host: { class: 'block', role: 'group', 'aria-labelledby': 'cd-close-cash' },
  templateUrl: './cash-counter.html',
})
export class CashCounter {
  readonly currency = input.required<string>();

  protected readonly draft = inject(CloseDraft);
  protected readonly rows = computed(() =>
    this.draft.faces().map((face) => ({
      face,
      name: amountText(face, this.currency()).replace(/\.0+$/, ''),
      typed: this.draft.pieces()[face] ?? '',
      isWrong: this.draft.wrongPieces().includes(face),
      total: amountText(this.draft.piecesTotal(face), this.currency()),
    })),
  );
  protected readonly total = computed(() => amountText(this.draft.facesTotal(), this.currency()));

  /** As on a till: Enter and the arrows go along the notes, and from the last on to what comes after. */
  protected step(event: Event, by: 1 | -1): void {
    const box = event.target;
    if (!(box instanceof HTMLInputElement)) return;
    const boxes = [...(box.closest('cd-cash-counter')?.querySelectorAll<HTMLInputElement>('[data-face]') ?? [])];
    const next = boxes[boxes.indexOf(box) + by];
    event.preventDefault();
    next?.focus();
    next?.select();
  }
}
