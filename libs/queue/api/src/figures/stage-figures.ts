import { STAGES, TARGET_OF, type Stage } from '@cuspid/queue/contracts';
import type { StageFigureDto, StageTargetsDto } from '@cuspid/queue/contracts/dto';

/** How many stays of one stage took so many whole minutes. */
export interface Stays {
  stage: Stage;
  minutes: number;
  count: number;
}

/** The figures of each stage out of counted stays, in the order of the stages. */
export function figuresOf(stays: readonly Stays[], targets: StageTargetsDto): StageFigureDto[] {
  return STAGES.map((stage) => {
    const own = stays.filter((one) => one.stage === stage).sort((a, b) => a.minutes - b.minutes);
    const count = sum(own);
    const target = targets[TARGET_OF[stage]];
    return {
      stage,
      count,
      medianMinutes: minutesAt(own, count, 0.5),
      ninetiethMinutes: minutesAt(own, count, 0.9),
      withinTarget: sum(own.filter(({ minutes }) => minutes <= target)),
    };
  });
}

const sum = (stays: readonly Stays[]): number => stays.reduce((all, { count }) => all + count, 0);

/** The shortest time that so large a share took no longer than; null of nothing. */
function minutesAt(sorted: readonly Stays[], count: number, share: number): number | null {
  let rest = Math.ceil(count * share);
  for (const { minutes, count: here } of sorted) if ((rest -= here) <= 0) return minutes;
  return null;
}
