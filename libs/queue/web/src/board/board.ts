import { httpResource } from '@angular/common/http';
import { computed, inject, Injectable, InjectionToken, linkedSignal, signal, type Signal } from '@angular/core';
import type { EditEntryDto, QueueBoardDto, QueueEntryDto, QueueStatus } from '@cuspid/queue/contracts';
import type { ChairDto } from '@cuspid/settings/contracts';
import { ClinicClock, problemOf, rereads } from '@cuspid/platform/web';
import { QueueApi } from '../queue-api';
import { USUAL_TARGETS } from './lanes';
import type { RouteChoice } from '@cuspid/queue/contracts';

/** A part of the board that somebody else has read: a card of the day's page. */
export interface BoardPart {
  board: Signal<QueueBoardDto | undefined>;
  chairs: Signal<readonly ChairDto[]>;
  failed: Signal<boolean>;
  reload: () => void;
}
export const BOARD_PART = new InjectionToken<BoardPart>('the part of the board that was read already');

/**
 * Everybody in the clinic, as the server last told it, with what this screen has asked for and not heard of yet laid over
 * it. A refused change falls back by itself: the guess is dropped and the list read again.
 */
@Injectable()
export class Board {
  private readonly api = inject(QueueApi);
  private readonly clock = inject(ClinicClock);
  private readonly part = inject(BOARD_PART, { optional: true });
  private readonly resource = httpResource<QueueBoardDto>(() => (this.part ? undefined : '/api/queue'));
  private readonly guesses = signal<ReadonlyMap<number, Partial<QueueEntryDto>>>(new Map());
  /** The last change of each entry that is not answered yet. */
  private readonly underWay = new Map<number, Promise<QueueEntryDto | null>>();

  /** The last list that came; stays while a newer one fails to come. */
  readonly last = linkedSignal<QueueBoardDto | undefined, QueueBoardDto | undefined>({
    source: () => this.part?.board() ?? (this.resource.hasValue() ? this.resource.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  /** Why the newest reading failed, or null. */
  readonly problem = computed(() => (this.resource.error() ? problemOf(this.resource.error()) : null));

  /** What the clocks are measured against. */
  readonly targets = computed(() => this.last()?.targets ?? USUAL_TARGETS);

  readonly entries = computed<readonly QueueEntryDto[]>(() => {
    const guesses = this.guesses();
    return (this.last()?.items ?? []).map((entry) => ({ ...entry, ...guesses.get(entry.id) }));
  });

  /** Reads the list again; also while it is being read, for that answer may be older than what has just changed. */
  readonly reload = this.part?.reload ?? rereads(this.resource);

  entry(id: number | null): QueueEntryDto | undefined {
    return this.entries().find((entry) => entry.id === id);
  }

  /** Moves at once on the screen; throws, and moves back, when the server refuses. */
  move(entry: QueueEntryDto, status: QueueStatus, chair?: ChairDto | null): Promise<QueueEntryDto> {
    const now = this.clock.now().toISOString();
    const guess: Partial<QueueEntryDto> = { status, stageSince: now, ...(chair === undefined ? {} : { chair }) };
    if (status === 'COMPLETED') guess.completedAt = now;
    return this.change(entry.id, guess, () =>
      this.api.move(entry.id, status, chair === undefined ? undefined : (chair?.id ?? null)),
    );
  }

  /** Changes what stands on the card, against the version that was on the screen. */
  edit(entry: QueueEntryDto, change: EditEntryDto): Promise<QueueEntryDto> {
    const guess: Partial<QueueEntryDto> = change.priority ? { priority: change.priority } : {};
    return this.change(entry.id, guess, (before) => this.api.edit(entry.id, before?.version ?? entry.version, change));
  }

  /** Marks a station of a student's route. */
  mark(entry: QueueEntryDto, choice: RouteChoice): Promise<QueueEntryDto> {
    return this.change(entry.id, {}, () => this.api.mark(entry.id, choice));
  }

  /** Calls who did not come once more; the card stays where it is. */
  callAgain(entry: QueueEntryDto): Promise<QueueEntryDto> {
    return this.change(entry.id, {}, () => this.api.callAgain(entry.id));
  }

  async callNext(chair: ChairDto | null): Promise<QueueEntryDto> {
    try {
      return this.put(await this.api.callNext(chair?.id ?? null));
    } finally {
      this.reload();
    }
  }

  async remove(entry: QueueEntryDto): Promise<void> {
    try {
      await this.api.remove(entry.id);
      this.keep((items) => items.filter((one) => one.id !== entry.id));
    } finally {
      this.reload();
    }
  }

  /** Takes an entry the server has just answered, so that the screen need not wait for the next list. */
  put(answer: QueueEntryDto): QueueEntryDto {
    this.keep((items) => [...items.filter((one) => one.id !== answer.id), answer]);
    return answer;
  }

  /**
   * Changes of one entry go one after the other, however fast the keys are: two requests on their way may overtake each
   * other. `ask` hears what the change before came to, or null.
   */
  private async change(
    id: number,
    guess: Partial<QueueEntryDto>,
    ask: (before: QueueEntryDto | null) => Promise<QueueEntryDto>,
  ): Promise<QueueEntryDto> {
    this.guesses.update((all) => new Map(all).set(id, { ...all.get(id), ...guess }));
    const before = this.underWay.get(id);
    const work = before ? before.then(ask) : ask(null);
    const done = work.catch(() => null);
    this.underWay.set(id, done);
    try {
      return this.put(await work);
    } finally {
      // Another change of the entry waits behind this one: its guess stays until it is answered, too.
      if (this.underWay.get(id) === done) {
        this.underWay.delete(id);
        this.guesses.update((all) => new Map([...all].filter(([key]) => key !== id)));
      }
      this.reload();
    }
  }

  private keep(change: (items: QueueEntryDto[]) => QueueEntryDto[]): void {
    const board = this.last();
    // Setting the value also gives up a list that is on its way and may be older than this answer.
    if (!board) return;
    const changed = { ...board, items: change(board.items) };
    if (this.part) this.last.set(changed);
    else this.resource.set(changed);
  }
}
