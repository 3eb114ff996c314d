import { httpResource } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import type { Page } from '@cuspid/platform/contracts';
import type { ChairDto } from '@cuspid/settings/contracts';
import { remember, remembered } from '@cuspid/platform/web';
import { Board, BOARD_PART } from './board';
import { freeChairs } from './lanes';

const KEY = 'queue.chair';

/** The clinic's chairs, which are free, and the one the next patient is called to. */
@Injectable()
export class Chairs {
  private readonly board = inject(Board);
  private readonly part = inject(BOARD_PART, { optional: true });
  private readonly resource = httpResource<Page<ChairDto>>(() =>
    this.part ? undefined : { url: '/api/chairs', params: { limit: 100 } },
  );
  /** Where somebody at this device called a patient to last. */
  private readonly mine = signal(Number(remembered(KEY)) || null);

  readonly all = computed<readonly ChairDto[]>(
    () => this.part?.chairs() ?? (this.resource.hasValue() ? this.resource.value().items : []),
  );
  /** What is guessed of cards on this screen goes first; a chair a stranger's patient sits in is taken all the same. */
  readonly free = computed(() => {
    const shown = new Set(this.board.entries().map((entry) => entry.chair?.id));
    const unseen = (this.board.last()?.takenChairIds ?? []).filter((id) => !shown.has(id));
    return freeChairs(this.all(), this.board.entries()).filter((chair) => !unseen.includes(chair.id));
  });
  /** The chair this device used last while it is free, else the first free one; null when all are taken. */
  readonly next = computed<ChairDto | null>(
    () => this.free().find((chair) => chair.id === this.mine()) ?? this.free()[0] ?? null,
  );

  isFree(chair: ChairDto): boolean {
    return this.free().some((one) => one.id === chair.id);
  }

  used(chair: ChairDto): void {
    this.mine.set(chair.id);
    remember(KEY, String(chair.id));
  }
}
