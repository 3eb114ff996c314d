import { scheduleOf, TERMS, type Instalment } from '@cuspid/payment-records/contracts';
import type { AgreeInstalmentsDto, InstalmentPlanDto, RescheduleDto } from '@cuspid/payment-records/contracts';

/** An instalment plan as it stands in the sheet. Amounts in minor units; null: none, below nothing: cannot be read. */
export interface PlanDraft {
  description: string;
  planItemId: number | null;
  total: number | null;
  down: number | null;
  instalments: string;
  everyMonths: number;
  firstDueOn: string;
}

/** What is wrong, by field. */
export type PlanProblem = 'description' | 'total' | 'down' | 'instalments' | 'first';

export const RHYTHMS = [1, 2, 3, 6, 12] as const;

export const freshDraft = (firstDueOn: string): PlanDraft => ({
  ...{ description: '', planItemId: null, total: null, down: null },
  ...{ instalments: '12', everyMonths: 1, firstDueOn },
});

/** What is still ahead of a plan, to be put on other days. */
export function draftOf(plan: InstalmentPlanDto, today: string): PlanDraft {
  const ahead = plan.instalments.filter(({ state }) => state === 'DUE');
  const next = ahead[0]?.dueOn ?? today;
  return {
    ...{ description: plan.description, planItemId: plan.planItemId, down: null, total: aheadOf(plan) },
    ...{ instalments: String(ahead.length || 1), everyMonths: plan.everyMonths },
    firstDueOn: next < today ? today : next,
  };
}

/** What of a plan is not charged yet. */
export const aheadOf = ({ instalments }: InstalmentPlanDto): number =>
  instalments.reduce((all, { state, amount }) => all + (state === 'DUE' ? amount.amountMinor : 0), 0);

const countOf = (typed: string): number => (/^\d{1,3}$/.test(typed.trim()) ? Number.parseInt(typed, 10) : 0);

export function problemsOf(draft: PlanDraft, today: string): ReadonlySet<PlanProblem> {
  const { description, total, down, firstDueOn } = draft;
  const wrong = new Set<PlanProblem>();
  const rest = restOf(draft);
  const count = countOf(draft.instalments);
  if (!description.trim()) wrong.add('description');
  if (total === null || total < 1 || total > TERMS.totalMax) wrong.add('total');
  if (down !== null && (down < 0 || (total !== null && down >= total))) wrong.add('down');
  if (count < 1 || count > TERMS.instalmentsMax || (rest > 0 && rest < count)) wrong.add('instalments');
  if (!firstDueOn || firstDueOn < today) wrong.add('first');
  return wrong;
}

const restOf = ({ total, down }: PlanDraft): number => (total ?? 0) - (down ?? 0);

/** What would be agreed on, as the server will split it; nothing while it cannot be told. */
export function previewOf(draft: PlanDraft, today: string): Instalment[] {
  const wrong = problemsOf(draft, today);
  if ([...wrong].some((one) => one !== 'description')) return [];
  const { firstDueOn, everyMonths } = draft;
  return scheduleOf({ restMinor: restOf(draft), instalments: countOf(draft.instalments), firstDueOn, everyMonths });
}

export function agreementOf(draft: PlanDraft, currency: string): AgreeInstalmentsDto {
  const { description, planItemId, total, down, firstDueOn, everyMonths } = draft;
  return {
    ...{ description: description.trim(), total: { amountMinor: total ?? 0, currency } },
    ...(down && { downPayment: { amountMinor: down, currency } }),
    ...(planItemId && { planItemId }),
    ...{ instalments: countOf(draft.instalments), firstDueOn, everyMonths },
  };
}

export const rescheduleOf = ({ instalments, firstDueOn, everyMonths }: PlanDraft): RescheduleDto => ({
  ...{ instalments: countOf(instalments), firstDueOn, everyMonths },
});
