import type { TranslocoService } from '@jsverse/transloco';
import type { TieDto, TieName } from '@cuspid/users/contracts';

/** What leaving or a new role ends; the rest stays until somebody moves it. */
const ENDS: readonly TieName[] = [
  'sessions',
  'care-team-places',
  'care-team-requests',
  'calendar-feeds',
  'cases-supervised',
];

const there = (ties: readonly TieDto[]) => ties.filter(({ count }) => count > 0);

export const endingOf = (ties: readonly TieDto[]): TieDto[] => there(ties).filter(({ name }) => ENDS.includes(name));
export const stayingOf = (ties: readonly TieDto[]): TieDto[] => there(ties).filter(({ name }) => !ENDS.includes(name));

/** "12 places on care teams, 2 sign-ins that are open"; empty for nothing. */
export function tieWords(ties: readonly TieDto[], words: TranslocoService): string {
  return there(ties)
    .map(({ name, count }) => words.translate(`users.tie.${name}.${count === 1 ? 'one' : 'many'}`, { count }))
    .join(', ');
}
