import { inject, Injectable, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { MemberOutcome, MoveSeriesDto, SeriesActDto, SeriesDto, VisitDto } from '@cuspid/visits/contracts';
import { problemOf } from '@cuspid/platform/web';
import { Toasts } from '@cuspid/ui';
import { VisitActs } from '../visit-acts';
import { nameOf } from '../visit-states';
import { SeriesApi } from './series-api';

/** Outcomes of those that went; the others stood. */
export const GOES: readonly MemberOutcome[] = ['MOVES', 'CANCELS', 'UNDOES'];

/** What people do with visits that were booked together: said in one line with how many went and how many stood, and Undo for all. */
@Injectable({ providedIn: 'root' })
export class SeriesActs {
  private readonly api = inject(SeriesApi);
  private readonly acts = inject(VisitActs);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(TranslocoService);
  private readonly busy = signal(false);
  readonly isBusy = this.busy.asReadonly();

  booked({ members }: SeriesDto): void {
    const first = members[0]?.visit;
    if (first) this.say(first, 'booked', members.length, 0);
  }

  move(visit: VisitDto, to: MoveSeriesDto): Promise<boolean> {
    return this.take(visit, 'moved', () => this.api.move(visit.id, to));
  }

  cancel(visit: VisitDto, reason: string): Promise<boolean> {
    return this.take(visit, 'cancelled', () => this.api.cancel(visit.id, reason.trim() || null));
  }

  /** Takes back, as a whole, what was last done to the visit and others in one act. */
  undo(visit: VisitDto): Promise<boolean> {
    return this.take(visit, 'undone', () => this.api.undo(visit.id));
  }

  private async take(visit: VisitDto, what: string, act: () => Promise<SeriesActDto>): Promise<boolean> {
    if (this.busy()) return false;
    this.busy.set(true);
    try {
      const { items } = await act();
      const went = items.filter(({ outcome }) => GOES.includes(outcome)).length;
      this.say(visit, what, went, items.length - went);
      return true;
    } catch (error) {
      const failed = this.words.translate(`visits.series.failed.${what}`, { name: nameOf(visit) });
      this.toasts.error(`${failed} ${problemOf(error).detail ?? ''}`.trim());
      this.acts.changed();
      return false;
    } finally {
      this.busy.set(false);
    }
  }

  private say(visit: VisitDto, what: string, went: number, stood: number): void {
    const text = this.words.translate(`visits.series.done.${what}${went === 1 ? 'One' : ''}`, {
      name: nameOf(visit),
      count: went,
    });
    const rest = stood
      ? this.words.translate(`visits.series.${stood === 1 ? 'stoodOne' : 'stood'}`, { count: stood })
      : '';
    const line = `${text} ${rest}`.trim();
    this.acts.changed();
    if (what === 'undone') return this.toasts.show(line);
    this.acts.remember(() => this.undo(visit));
    this.toasts.show(line, { label: this.words.translate('ui.undo'), run: () => void this.undo(visit) });
  }
}
