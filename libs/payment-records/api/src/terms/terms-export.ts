import { momentOf, rowsExport } from '@cuspid/patients/api';
import type {
  ExportedDiscountDto,
  ExportedInstalmentDto,
  ExportedInstalmentPlanDto,
} from '@cuspid/patients/contracts/dto';
import { Discount } from './discount';
import { Instalment } from './instalment';
import { InstalmentPlan } from './instalment-plan';

export const plansExport = rowsExport(
  InstalmentPlan,
  ({ createdById, cancelledById }) => [createdById, cancelledById],
  (row, name): ExportedInstalmentPlanDto => ({
    ...{ number: row.id, description: row.description, currency: row.currency },
    ...{ totalMinor: row.totalMinor, downPaymentMinor: row.downPaymentMinor, everyMonths: row.everyMonths },
    ...{ agreedAt: row.createdAt.toISOString(), agreedBy: name(row.createdById) },
    ...{ cancelledAt: momentOf(row.cancelledAt), cancelledBy: name(row.cancelledById), why: row.cancelReason },
  }),
);

export const instalmentsExport = rowsExport(
  Instalment,
  () => [],
  (row): ExportedInstalmentDto => ({
    ...{ plan: row.planId, place: row.number, dueOn: row.dueOn, amountMinor: row.amountMinor },
    ...{ charge: row.chargeId, chargedAt: momentOf(row.chargedAt), endedAt: momentOf(row.endedAt) },
  }),
);

export const discountsExport = rowsExport(
  Discount,
  ({ askedById, decidedById }) => [askedById, decidedById],
  (row, name): ExportedDiscountDto => ({
    ...{ charge: row.chargeId, currency: row.currency, amountMinor: row.amountMinor, reason: row.reason },
    ...{ status: row.state, askedAt: row.askedAt.toISOString(), askedBy: name(row.askedById) },
    ...{ decidedAt: momentOf(row.decidedAt), decidedBy: name(row.decidedById) },
    ...{ answer: row.answer, posting: row.postingId },
  }),
);
