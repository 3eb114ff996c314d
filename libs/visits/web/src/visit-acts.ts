import { inject, Injectable, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { ChangeVisitDto, VisitDetailDto, VisitDto } from '@cuspid/visits/contracts';
import { VISIT } from '@cuspid/visits/contracts';
import { ClinicClock, problemOf, Session } from '@cuspid/platform/web';
import { Toasts } from '@cuspid/ui';
import { CheckedIn, VisitsApi } from './visits-api';
import { nameOf } from './visit-states';

/** What people do with a visit: at once, said in one line, with Undo; or why it was not done. */
@Injectable({ providedIn: 'root' })
export class VisitActs {
  private readonly api = inject(VisitsApi);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(TranslocoService);
  private readonly session = inject(Session);
  private readonly clock = inject(ClinicClock);
  private readonly busy = signal<ReadonlySet<number>>(new Set());
  private readonly done = signal(0);
  private readonly last = signal<{ run: () => Promise<boolean>; until: number } | null>(null);

  /** The change of each visit that was made here last. */
  private readonly turns = new Map<number, number>();

  /** Grows with every change made here, so that a page reads again at once and not only when it is told. */
  readonly changes = this.done.asReadonly();

  isBusy(id: number): boolean {
    return this.busy().has(id);
  }

  confirm(visit: VisitDto): Promise<boolean> {
    return this.take(visit, 'confirmed', () => this.api.step(visit.id, 'confirm'));
  }

  complete(visit: VisitDto): Promise<boolean> {
    return this.take(visit, 'completed', () => this.api.step(visit.id, 'complete'));
  }

  cancel(visit: VisitDto, reason: string): Promise<boolean> {
    return this.take(visit, 'cancelled', () => this.api.cancel(visit.id, reason.trim() || null));
  }

  didNotAttend(visit: VisitDto): Promise<boolean> {
    return this.take(visit, 'missed', () => this.api.didNotAttend(visit.id));
  }

  /** Checks in: to the queue where there is one for who is signed in, else the visit alone. */
  checkIn(visit: VisitDto): Promise<boolean> {
    const { patient, provider, type } = visit;
    return this.session.can('queue.checkIn')
      ? this.take(visit, 'checkedIn', () => this.api.checkIn(patient.id, visit.id, provider?.id ?? null, type))
      : this.take(visit, 'arrived', () => this.api.step(visit.id, 'arrive'));
  }

  /** Moves; a refusal says what is in the way and leaves it where it was. */
  move(visit: VisitDto, to: ChangeVisitDto): Promise<boolean> {
    return this.take(visit, 'moved', () => this.api.change(visit.id, visit.version, to));
  }

  /** Changes what it is for, its chair, its notes. */
  change(visit: VisitDto, to: ChangeVisitDto): Promise<boolean> {
    return this.take(visit, 'changed', () => this.api.change(visit.id, visit.version, to));
  }

  /** Says that it is booked, with the way back. */
  booked(visit: VisitDetailDto): void {
    this.done.update((count) => count + 1);
    this.say(visit, 'booked', visit);
  }

  /** Something was changed here otherwise: pages read again at once. */
  changed(): void {
    this.done.update((count) => count + 1);
  }

  /** How to take back what was done last here, when it was done otherwise. */
  remember(run: () => Promise<boolean>): void {
    this.last.set({ run, until: Date.now() + VISIT.undoMinutes * 60_000 });
  }

  undo(visit: VisitDto): Promise<boolean> {
    return this.take(visit, 'undone', () => this.api.step(visit.id, 'undo'), false);
  }

  /** Takes back what was done last here, within ten minutes. */
  async undoLast(): Promise<void> {
    const last = this.last();
    if (!last || last.until < Date.now()) return;
    this.last.set(null);
    await last.run();
  }

  private async take(
    visit: VisitDto,
    what: string,
    act: () => Promise<VisitDetailDto | CheckedIn>,
    canUndo = true,
  ): Promise<boolean> {
    if (this.isBusy(visit.id)) return false;
    this.busy.update((all) => new Set(all).add(visit.id));
    this.turns.delete(visit.id);
    try {
      const answer = await act();
      this.say(visit, what, answer, canUndo);
      return true;
    } catch (error) {
      this.refused(visit, what, error);
      return false;
    } finally {
      this.busy.update((all) => new Set([...all].filter((id) => id !== visit.id)));
      this.done.update((count) => count + 1);
    }
  }

  private say(visit: VisitDto, what: string, answer: VisitDetailDto | CheckedIn, canUndo = true): void {
    const at = 'startsAt' in answer ? answer.startsAt : visit.startsAt;
    const text = this.words.translate(`visits.done.${what}`, {
      name: nameOf(visit),
      time: this.clock.time(at),
      ticket: 'ticket' in answer ? answer.ticket : '',
    });
    if ('ticket' in answer) return this.sayTicket(text, visit, answer);
    const until = 'undoUntil' in answer && answer.undoUntil ? Date.parse(answer.undoUntil) : null;
    if (!canUndo || until === null) return this.toasts.show(text);
    this.last.set({ run: () => this.undo(visit), until });
    const turn = this.done();
    this.turns.set(visit.id, turn);
    const run = () => (this.turns.get(visit.id) === turn ? void this.undo(visit) : this.tooLate(visit));
    this.toasts.show(text, { label: this.words.translate('ui.undo'), run });
  }

  /** The line is about a change that is not the last one any more: undoing would take back another. */
  private tooLate(visit: VisitDto): void {
    this.toasts.error(this.words.translate('visits.failed.later', { name: nameOf(visit) }));
  }

  private sayTicket(text: string, visit: VisitDto, entry: CheckedIn): void {
    const undo = { label: this.words.translate('ui.undo'), run: () => void this.takeOut(visit, entry) };
    this.toasts.show(text, this.session.can('queue.remove') ? undo : undefined);
  }

  private async takeOut(visit: VisitDto, entry: CheckedIn): Promise<void> {
    try {
      await this.api.takeOutOfQueue(entry.id);
      this.toasts.show(this.words.translate('visits.done.undone', { name: nameOf(visit) }));
    } catch (error) {
      this.refused(visit, 'undone', error);
    }
    this.done.update((count) => count + 1);
  }

  private refused(visit: VisitDto, what: string, error: unknown): void {
    const { detail, status } = problemOf(error);
    const failed = this.words.translate(`visits.failed.${what}`, { name: nameOf(visit) });
    const why = status === 412 ? this.words.translate('visits.failed.stale') : (detail ?? '');
    this.toasts.error(`${failed} ${why}`.trim());
  }
}
