import { inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { EXECUTION_STATUSES } from '@cuspid/clinical-notes/contracts';
import type { ExecutionStatus } from '@cuspid/clinical-notes/contracts';
import { Hotkeys } from '@cuspid/platform/web';
import type { Direction } from './board-moves';

interface PlanSteps {
  add(): void;
  fromChart(): void;
  set(state: ExecutionStatus): void;
  move(direction: Direction): void;
}

const DIRECTIONS: readonly Direction[] = ['up', 'down', 'left', 'right'];

/** The keys of the plan. On an item of the board plain arrows go to the next one. */
export function bindPlanKeys(acts: PlanSteps): void {
  const words = inject(TranslocoService);
  const group = words.translate('notes.plan.title');
  const key = (keys: string, label: string, run: () => void) => ({ keys, label, group, run });
  const say = (name: string, values = {}) => words.translate(`notes.keys.${name}`, values);
  inject(Hotkeys).bind([
    key('i', say('addItem'), () => acts.add()),
    key('h', say('fromChart'), () => acts.fromChart()),
    ...DIRECTIONS.map((direction) => key(`alt+${direction}`, say(`move.${direction}`), () => acts.move(direction))),
    ...EXECUTION_STATUSES.map((state, index) => {
      const label = say('setState', { state: words.translate(`notes.plan.state.${state}`) });
      return key(String(index + 1), label, () => acts.set(state));
    }),
  ]);
}
