import { LucideCircleAlert, LucideCircleCheck, LucideCircleMinus, LucideClock, LucideIcon } from '@lucide/angular';
import type { LetterState } from '@cuspid/letters/contracts';

/** How each state of a letter is marked, beside its word. */
export const LETTER_MARKS: Record<LetterState, { icon: LucideIcon; tone: string }> = {
  WAITING: { icon: LucideClock, tone: 'text-ink-3' },
  SENT: { icon: LucideCircleCheck, tone: 'text-green' },
  FAILED: { icon: LucideCircleAlert, tone: 'text-red' },
  WITHDRAWN: { icon: LucideCircleMinus, tone: 'text-ink-3' },
};
