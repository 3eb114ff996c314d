import { Injectable, type OnModuleInit } from '@nestjs/common';
import { lastEntryIn, PatientParts, tableSource, TimelineSources } from '@cuspid/patients/api';
import { Balances } from './balances';
import { allocationsExport, postingsExport } from './ledger-export';
import { PatientBalance } from './patient-balance';
import { Posting } from './posting';
import { PostingAllocation } from './posting-allocation';

/**
 * What the ledger keeps about a patient, and tells of them. Two records' ledgers become one by their lines moving; taking that
 * back, whatever stands on a line that goes back (its refund, what it settles) goes along, by the keys between them.
 */
@Injectable()
export class LedgerParts implements OnModuleInit {
  constructor(
    private readonly parts: PatientParts,
    private readonly sources: TimelineSources,
    private readonly balances: Balances,
  ) {}

  onModuleInit(): void {
    this.parts.add(
      {
        name: 'postings',
        entity: Posting,
        lastEntry: (db, patientId) => lastEntryIn(db, Posting, 'postedAt', { patientId }),
        export: postingsExport,
      },
      {
        name: 'posting-allocations',
        entity: PostingAllocation,
        merge: { settle: (tx, patientId) => this.balances.settle(tx, patientId) },
        export: allocationsExport,
      },
      { name: 'patient-balances', entity: PatientBalance, merge: { how: 'rebuilt' }, export: null },
    );
    this.sources.add(
      tableSource<Posting>({
        ...{ name: 'posting', kind: 'payments', permission: 'payment.read' },
        ...{ entity: Posting, table: 'posting', index: 'posting_paid_at', at: 'paid_at' },
        told: ({ id, paidAt, postedById, kind, description, reason }) => ({
          ...{ id, at: paidAt, byId: postedById, what: `payment.${kind.toLowerCase()}` },
          ...{ parts: { label: description ?? reason }, link: { to: 'payments' } },
        }),
      }),
    );
  }
}
