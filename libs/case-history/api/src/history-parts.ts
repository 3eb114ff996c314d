import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SECTIONS } from '@cuspid/case-history/contracts';
import {
  lastEntryIn,
  PatientParts,
  rowsExport,
  tableSource,
  TimelineSources,
  type PartMerge,
} from '@cuspid/patients/api';
import type { ExportedHistoryVersionDto } from '@cuspid/patients/contracts/dto';
import { CaseHistory } from './case-history';
import { CaseHistoryDraft } from './case-history-draft';
import { CaseHistoryVersion } from './case-history-version';
import { readContent } from './history-content';
import { linesOf } from './print/history-lines';
import { SECTION_WORDS } from './print/history-words';
import { Waiting } from './waiting';

/** What this domain keeps about a patient, and tells of them. */
@Injectable()
export class HistoryParts implements OnModuleInit {
  constructor(
    private readonly parts: PatientParts,
    private readonly sources: TimelineSources,
    private readonly waiting: Waiting,
  ) {}

  onModuleInit(): void {
    this.parts.add(
      {
        name: 'case-history',
        entity: CaseHistory,
        // Follows from the versions, wherever they are now.
        merge: { isSingle: true, settle: (tx, patientId) => this.waiting.settle(tx, patientId) },
        export: null,
      },
      {
        name: 'case-history-versions',
        entity: CaseHistoryVersion,
        lastEntry: (db, patientId) => lastEntryIn(db, CaseHistoryVersion, 'recordedAt', { patientId }),
        // Of two histories the one that was saved last stands; all that both ever said stays to be read.
        merge: { isNumbered: true },
        export: versionsExport,
      },
      // What nobody saved is nobody's record.
      { name: 'case-history-drafts', entity: CaseHistoryDraft, merge: draftsMerge, export: null },
    );
    this.sources.add(SAVES);
  }
}

/** Who typed into both records has one draft in front, and the other behind it. */
const draftsMerge: PartMerge = {
  clashes: async (db, { stays, goes }) => {
    const here = await db.findBy(CaseHistoryDraft, { patientId: stays });
    const there = await db.findBy(CaseHistoryDraft, { patientId: goes });
    const same = there.filter(({ userId, slot }) => here.some((one) => one.userId === userId && one.slot === slot));
    return same.map(({ id }) => ({ id, set: { slot: id }, outcome: 'joined' as const }));
  },
};

const SAVES = tableSource<CaseHistoryVersion>({
  ...{ name: 'case-history', kind: 'history', permission: 'history.read' },
  ...{ entity: CaseHistoryVersion, table: 'case_history_version' },
  ...{ index: 'case_history_version_recorded', at: 'recorded_at' },
  told: (row) => {
    const signed = (readContent(row)?.signatures ?? []).filter(({ at }) => at === row.recordedAt.toISOString());
    const label = SECTIONS.filter((section) => signed.some((one) => one.section === section));
    return {
      ...{ id: row.id, at: row.recordedAt, byId: row.recordedById },
      what: label.length ? 'history.signed' : 'history.saved',
      ...(label.length && { parts: { label: label.map((section) => SECTION_WORDS[section]).join(', ') } }),
      link: { to: 'history' },
    };
  },
});

const versionsExport = rowsExport(
  CaseHistoryVersion,
  ({ recordedById }) => [recordedById],
  (row, name): ExportedHistoryVersionDto => {
    const content = readContent(row);
    const lines = SECTIONS.flatMap((section) => linesOf(section, content?.answers ?? {}));
    return {
      number: row.number,
      savedAt: row.recordedAt.toISOString(),
      savedBy: name(row.recordedById),
      found: lines.map((line) => line.join(': ')).join('\n') || null,
      iotn: content?.answers.iotnDhcGrade ?? content?.need?.dhc ?? null,
      hash: row.contentHash,
      content: row.content,
    };
  },
);
