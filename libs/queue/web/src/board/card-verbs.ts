import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { Priority, QueueEntryDto, QueueStatus } from '@cuspid/queue/contracts';
import type { ChairDto } from '@cuspid/settings/contracts';
import { problemOf, Session } from '@cuspid/platform/web';
import { Confirmation, Toasts } from '@cuspid/ui';
import { Board } from './board';
import { CardRights } from './card-action';
import { Chairs } from './chairs';
import { focusCard } from './focus-card';
import { LANES, previousOf, shortName, stepOf } from './lanes';
import { choicesOf, isInChair, nextChoice, type RouteChoice } from '@cuspid/queue/contracts';
import { Selection } from './selection';

/** What a card's button, menu and keys do: the change, what is said of it, and its Undo. */
@Injectable()
export class CardVerbs {
  private readonly board = inject(Board);
  private readonly chairs = inject(Chairs);
  private readonly selection = inject(Selection);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  private readonly confirmation = inject(Confirmation);
  private readonly words = inject(TranslocoService);

  rightsOn(entry: QueueEntryDto): CardRights {
    return {
      mayProgress: entry.mayProgress && !entry.isUnfinished,
      mayEdit: this.session.can('queue.checkIn') && entry.status !== 'COMPLETED',
      mayRemove: this.session.can('queue.remove') && entry.status !== 'COMPLETED',
      mayPay: this.session.can('payment.record'),
    };
  }

  /** The next stage; a waiting patient is called to the chair the button names. */
  async step(entry: QueueEntryDto): Promise<void> {
    if (nextChoice(entry, this.session.user()?.id)) return this.route(entry);
    const status = stepOf(entry);
    if (status) await this.move(entry, status);
  }

  async back(entry: QueueEntryDto): Promise<void> {
    const status = previousOf(entry.status);
    if (status) await this.move(entry, status);
  }

  async move(entry: QueueEntryDto, status: QueueStatus, chosen?: ChairDto): Promise<void> {
    if (!this.rightsOn(entry).mayProgress || status === entry.status) return;
    const chair = chosen ?? (entry.status === 'IN_WAITING_ROOM' && isInChair(status) ? this.chairs.next() : null);
    if (chair) this.chairs.used(chair);
    await this.attempt('queue.notMoved', async () => {
      const moved = await this.board.move(entry, status, chair ?? undefined);
      this.toasts.show(
        this.moved(moved),
        this.undo(entry.id, () => this.move(moved, entry.status)),
      );
    });
  }

  /** Who was called and did not come is called once more: the waiting room shows and says it anew. */
  async callAgain(entry: QueueEntryDto): Promise<void> {
    if (!this.rightsOn(entry).mayProgress || !isInChair(entry.status)) return;
    await this.attempt('queue.notCalled', async () => {
      const { chair } = await this.board.callAgain(entry);
      const place = chair ? `, ${chair.name}` : '';
      this.toasts.show(this.words.translate('queue.calledAgain', { who: who(entry), chair: place }));
    });
  }

  async prioritise(entry: QueueEntryDto, priority: Priority): Promise<void> {
    if (!this.rightsOn(entry).mayEdit || priority === entry.priority) return;
    await this.attempt('queue.notChanged', async () => {
      const changed = await this.board.edit(entry, { priority });
      const word = this.words.translate(`queue.priority.${priority}`);
      const text = this.words.translate('queue.prioritised', { who: who(entry), priority: word });
      this.toasts.show(
        text,
        this.undo(entry.id, () => this.prioritise(changed, entry.priority)),
      );
    });
  }

  /** A step of a student's route: the one that is named, else what the route wants of this person next. */
  async route(entry: QueueEntryDto, named?: RouteChoice): Promise<void> {
    const choice = named ?? nextChoice(entry, this.session.user()?.id);
    const isOffered = choicesOf(entry).some(({ step, act }) => step === choice?.step && act === choice.act);
    if (!choice || !isOffered || !this.rightsOn(entry).mayProgress) return;
    await this.attempt('queue.notChanged', async () => {
      const marked = await this.board.mark(entry, choice);
      const said = this.words.translate(`queue.route.said.${choice.act}.${choice.step}`);
      const text = this.words.translate('queue.moved', { who: who(entry), stage: said });
      const back: RouteChoice = { step: choice.step, act: 'BACK' };
      const undo = this.undo(entry.id, () => this.route(marked, back));
      this.toasts.show(text, choice.act === 'BACK' ? undefined : undo);
    });
  }

  /** Cannot be undone: the ticket is gone, so it asks. */
  async remove(entry: QueueEntryDto): Promise<void> {
    if (!this.rightsOn(entry).mayRemove) return;
    const sure = await this.confirmation.ask({
      title: this.words.translate('queue.remove.title', { who: who(entry) }),
      text: this.words.translate('queue.remove.text'),
      action: this.words.translate('queue.remove.action'),
      danger: true,
    });
    if (!sure) return;
    await this.attempt('queue.notRemoved', async () => {
      await this.board.remove(entry);
      this.toasts.show(this.words.translate('queue.remove.done', { who: who(entry) }));
    });
  }

  /** Calls the next patient for the signed-in person; the called entry, or null when nobody waits for them. */
  async callNext(): Promise<QueueEntryDto | null> {
    let called: QueueEntryDto | null = null;
    await this.attempt('queue.notCalled', async () => {
      called = await this.board.callNext(this.chairs.next());
      const entry = called;
      if (entry.chair) this.chairs.used(entry.chair);
      this.toasts.show(
        this.moved(entry),
        this.undo(entry.id, () => this.move(entry, 'IN_WAITING_ROOM')),
      );
    });
    return called;
  }

  /** Says that somebody was checked in; Undo takes the entry out again, for those who may. */
  checkedIn(entry: QueueEntryDto): void {
    const undo = this.undo(entry.id, () =>
      this.attempt('queue.notRemoved', async () => {
        await this.board.remove(entry);
      }),
    );
    const text = this.words.translate('queue.checkIn.done', { who: who(entry) });
    this.toasts.show(text, this.rightsOn(entry).mayRemove ? undo : undefined);
  }

  private moved(entry: QueueEntryDto): string {
    const dial = LANES.find((lane) => lane.status === entry.status)?.dial ?? 'waiting';
    const chair = entry.chair && isInChair(entry.status) ? `, ${entry.chair.name}` : '';
    const stage = this.words.translate(`ui.status.${dial}`);
    return this.words.translate('queue.moved', { who: who(entry), stage: `${stage}${chair}` });
  }

  /** Undo goes back to the card it is about: the toast that had the focus is gone. */
  private undo(id: number, run: () => Promise<void>) {
    const back = async () => {
      await run();
      this.selection.choose(id);
      focusCard(this.selection.id());
    };
    return { label: this.words.translate('ui.undo'), run: () => void back() };
  }

  /** A refusal is said in the server's words, else in ours; the board has put the card back already. */
  private async attempt(otherwise: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const problem = problemOf(error);
      if (problem.code === 'nobody-is-waiting') this.toasts.show(problem.detail ?? this.words.translate('queue.empty'));
      else if (problem.status === 412) this.toasts.error(this.words.translate('queue.changedMeanwhile'));
      else this.toasts.error(problem.detail ?? this.words.translate(otherwise));
    }
  }
}

/** "A 17, Dilani W.": how a toast names an entry. */
const who = (entry: QueueEntryDto): string => `${entry.ticket}, ${shortName(entry.patient)}`;
