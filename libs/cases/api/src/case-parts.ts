import { Injectable, type OnModuleInit } from '@nestjs/common';
import { momentOf, PatientParts, rowsExport } from '@cuspid/patients/api';
import { lastEntryIn } from '@cuspid/patients/api';
import type { Tx } from '@cuspid/platform/database';
import { TeachingCase } from './cases/teaching-case';
import { CaseLogbookEntry } from './logbook/case-logbook-entry';

/**
 * What this domain keeps about a patient. Tasks and what was handed in go with their case. The logbook stays when a patient is
 * deleted for good: it is the student's too; what could tell whose it was goes.
 */
@Injectable()
export class CaseParts implements OnModuleInit {
  constructor(private readonly parts: PatientParts) {}

  onModuleInit(): void {
    this.parts.add(
      {
        name: 'cases',
        entity: TeachingCase,
        lastEntry: (db, patientId) => lastEntryIn(db, TeachingCase, 'changedAt', { patientId }),
        export: rowsExport(
          TeachingCase,
          ({ studentId, supervisorId }) => [studentId, supervisorId],
          (row, name) => ({
            ...{ number: row.id, title: row.title, state: row.state, openedAt: row.openedAt.toISOString() },
            ...{ student: name(row.studentId), supervisor: name(row.supervisorId) },
            verifiedAt: momentOf(row.verifiedAt),
          }),
        ),
      },
      {
        name: 'case-logbook',
        entity: CaseLogbookEntry,
        forget: (tx, patientId) => unname(tx, patientId),
        export: rowsExport(
          CaseLogbookEntry,
          ({ byId }) => [byId],
          (row, name) => ({
            ...{ case: row.caseId, at: row.at.toISOString(), act: row.act, by: name(row.byId) },
            ...{ subject: row.subject, version: row.version, words: row.words },
          }),
        ),
      },
    );
  }
}

async function unname(tx: Tx, patientId: number): Promise<void> {
  await tx.update(CaseLogbookEntry, { patientId }, { patientId: null, patientCode: null, subject: null, words: null });
}
