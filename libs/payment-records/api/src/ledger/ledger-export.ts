import { rowsExport } from '@cuspid/patients/api';
import type { ExportedAllocationDto, ExportedPostingDto } from '@cuspid/patients/contracts/dto';
import { Posting } from './posting';
import { PostingAllocation } from './posting-allocation';

export const postingsExport = rowsExport(
  Posting,
  ({ postedById }) => [postedById],
  (row, name): ExportedPostingDto => ({
    ...{ number: row.id, kind: row.kind, amountMinor: row.amountMinor, currency: row.currency },
    ...{ effectMinor: row.effectMinor, method: row.method, description: row.description, reference: row.reference },
    ...{ notes: row.notes, reason: row.reason, paidOn: row.paidOn, paidAt: row.paidAt.toISOString() },
    ...{ dueOn: row.dueOn, postedAt: row.postedAt.toISOString(), postedBy: name(row.postedById) },
    ...{ visit: row.visitId, reverses: row.reversesId, refundOf: row.refundOfId, receipt: row.receiptNumber },
  }),
);

export const allocationsExport = rowsExport(
  PostingAllocation,
  () => [],
  (row): ExportedAllocationDto => ({
    ...{ payment: row.paymentId, charge: row.chargeId, cause: row.causeId, amountMinor: row.amountMinor },
    ...{ settledOn: row.settledOn, enteredAt: row.postedAt.toISOString() },
  }),
);
