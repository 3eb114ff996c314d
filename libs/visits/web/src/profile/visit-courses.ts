import type { VisitChangeDto, VisitDto, VisitStepDto } from '@cuspid/visits/contracts';

const MINUTE = 60_000;

/** A line of what happened to a visit: a change of the booking, or a step through the clinic. */
export type CourseLine =
  { at: string; change: VisitChangeDto; step?: undefined } | { at: string; step: VisitStepDto; change?: undefined };

/** Both, in the order they happened. That the patient came and left is told by the steps, where there are any. */
export function courseOf(changes: readonly VisitChangeDto[], steps: readonly VisitStepDto[]): CourseLine[] {
  const told = (event: string) => steps.length > 0 && (event === 'ARRIVED' || event === 'COMPLETED');
  const lines: CourseLine[] = [
    ...changes.filter(({ event }) => !told(event)).map((change) => ({ at: change.at, change })),
    ...steps.map((step) => ({ at: step.at, step })),
  ];
  return lines.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

/** When the patient was first called to a chair. */
export const calledAt = (steps: readonly VisitStepDto[] = []): string | null =>
  steps.find(({ stage }) => stage === 'CONSULTATION' || stage === 'TREATMENT')?.at ?? null;

/** How many minutes after the visit's time something was; early is no delay. */
export function minutesLate({ startsAt, minutes }: VisitDto, at: string | null): number | null {
  if (!at || minutes === 0) return null;
  const late = Math.round((Date.parse(at) - Date.parse(startsAt)) / MINUTE);
  return late > 0 ? late : null;
}
