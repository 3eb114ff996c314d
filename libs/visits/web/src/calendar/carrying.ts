import { computed, inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { VisitDto } from '@cuspid/visits/contracts';
import { VisitActs } from '../visit-acts';
import { nameOf } from '../visit-states';
import { Book } from './book';
import { clockText } from './day-plan';
import { changeOf } from './drops';
import { Moving } from './moving';

/** A visit of the book on its way: lifted out of its column, dropped in another, and said for who does not see it. */
@Injectable()
export class Carrying {
  private readonly diary = inject(Book);
  private readonly moving = inject(Moving);
  private readonly acts = inject(VisitActs);
  private readonly words = inject(TranslocoService);

  /** Where the lifted visit would be dropped. */
  readonly said = computed(() => {
    const draft = this.moving.draft();
    const column = this.diary.columns().find(({ key }) => key === draft?.column);
    if (!draft) return null;
    const [from, to] = [clockText(draft.start), clockText(draft.start + draft.minutes)];
    const where = column?.title ?? '';
    return this.words.translate('visits.carried', { name: nameOf(draft.visit), from, to, where });
  });

  /** Lifts a visit: from here on arrows carry it. False where it cannot be moved. */
  lift(visit: VisitDto): boolean {
    const column = this.diary.columns().find(({ cards }) => cards.some((card) => card.visit.id === visit.id));
    const card = column?.cards.find((one) => one.visit.id === visit.id);
    if (!column || !card || visit.status !== 'SCHEDULED') return false;
    this.moving.lift(card.visit, column.key, card.start);
    return true;
  }

  /** Lets the visit go where it is held; refused, it is back where it was. */
  async drop(): Promise<void> {
    const draft = this.moving.draft();
    const column = this.diary.columns().find(({ key }) => key === draft?.column);
    this.moving.putBack();
    if (draft && column) await this.acts.move(draft.visit, changeOf(draft.visit, column, draft));
  }
}
