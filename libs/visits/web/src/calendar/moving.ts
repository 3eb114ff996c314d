import { Injectable, signal } from '@angular/core';
import type { VisitDto } from '@cuspid/visits/contracts';
import { VISIT } from '@cuspid/visits/contracts';
import type { Column, Stretch } from './day-plan';

/** A visit on its way: where it would be dropped now. */
export interface Draft {
  visit: VisitDto;
  column: string;
  start: number;
  minutes: number;
}

/** A visit lifted from the book, by key or by hand, until it is dropped or put back. */
@Injectable()
export class Moving {
  private readonly lifted = signal<Draft | null>(null);
  readonly draft = this.lifted.asReadonly();

  lift(visit: VisitDto, column: string, start: number): void {
    this.lifted.set({ visit, column, start, minutes: visit.minutes });
  }

  /** Puts it back where it was. */
  putBack(): void {
    this.lifted.set(null);
  }

  /** Later or earlier, within what is drawn. */
  shift(by: number, range: Stretch): void {
    this.change((draft) => ({ ...draft, start: within(draft.start + by, draft.minutes, range) }));
  }

  /** Longer or shorter, in fives. */
  stretch(by: number): void {
    this.change((draft) => ({
      ...draft,
      minutes: Math.min(VISIT.minutesMax, Math.max(VISIT.minutesMin, draft.minutes + by)),
    }));
  }

  /** To the next column on that side that takes the visit. */
  aside(by: 1 | -1, columns: readonly Column[]): void {
    this.change((draft) => {
      const at = columns.findIndex(({ key }) => key === draft.column);
      const side = by === 1 ? columns.slice(at + 1) : columns.slice(0, Math.max(0, at)).reverse();
      const next = side.find((column) => takes(column, draft.visit));
      return next ? { ...draft, column: next.key } : draft;
    });
  }

  /** Under the hand: the column and the minute of the day it points at. */
  to(column: Column, start: number, range: Stretch): void {
    this.change((draft) =>
      takes(column, draft.visit) ? { ...draft, column: column.key, start: within(start, draft.minutes, range) } : draft,
    );
  }

  private change(how: (draft: Draft) => Draft): void {
    this.lifted.update((draft) => draft && how(draft));
  }
}

/** A column of one person or one chair takes any visit; one of several people only what is theirs already. */
const takes = (column: Column, visit: VisitDto): boolean =>
  column.providerId !== null || column.chairId !== null || column.holds(visit);

function within(start: number, minutes: number, range: Stretch): number {
  const onStep = Math.round(start / VISIT.stepMinutes) * VISIT.stepMinutes;
  return Math.max(range.start, Math.min(range.end - minutes, onStep));
}
