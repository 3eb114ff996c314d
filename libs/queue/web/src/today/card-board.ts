import { computed, inject, type FactoryProvider } from '@angular/core';
import { DashboardData } from '@cuspid/dashboard/web';
import type { QueueBoardDto, QueueEntryDto } from '@cuspid/queue/contracts';
import type { ChairDto } from '@cuspid/settings/contracts';
import { BOARD_PART, type BoardPart } from '../board/board';

/** What goes with a card of the queue: the rest of the board. */
export interface AboutBoard {
  board: Omit<QueueBoardDto, 'items'>;
  chairs: readonly ChairDto[];
}

/** The board of a block is what its card holds: nothing of its own is read. */
export const boardOf = (key: 'waiting' | 'checks'): FactoryProvider => ({
  provide: BOARD_PART,
  useFactory: (): BoardPart => {
    const { rows, about, failed, reload } = inject(DashboardData).card<QueueEntryDto, AboutBoard>(key);
    return {
      board: computed(() => {
        const told = about();
        return told && { ...told.board, items: [...rows()] };
      }),
      chairs: computed(() => about()?.chairs ?? []),
      failed,
      reload,
    };
  },
});
