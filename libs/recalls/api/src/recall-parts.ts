import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  momentOf,
  namesOf,
  PatientParts,
  rowsExport,
  tableSource,
  TimelineSources,
  type PartExport,
  type PartMerge,
} from '@cuspid/patients/api';
import type { ExportedRecallAttemptDto, ExportedRecallPreferenceDto } from '@cuspid/patients/contracts/dto';
import { Recall } from './recall';
import { RecallAttempt } from './recall-attempt';
import { RecallKeeper } from './recall-keeper';
import { RecallPreference } from './recall-preference';
import { RecallRule } from './recall-rule';

/** What this domain keeps about a patient, and tells of them. */
@Injectable()
export class RecallParts implements OnModuleInit {
  constructor(
    private readonly parts: PatientParts,
    private readonly sources: TimelineSources,
    private readonly keeper: RecallKeeper,
  ) {}

  onModuleInit(): void {
    this.parts.add(
      // Where a patient stands follows from what moves: of two records' recalls by one rule there is one, and back.
      { name: 'recalls', entity: Recall, merge: { how: 'rebuilt' }, export: null },
      {
        name: 'recall-attempts',
        entity: RecallAttempt,
        merge: { settle: (tx, id) => this.keeper.settle(tx, id) },
        export: attemptsExport,
      },
      {
        name: 'recall-preferences',
        entity: RecallPreference,
        merge: { isSingle: true, clashes: silentEither },
        export: preferencesExport,
      },
    );
    this.sources.add(
      tableSource<RecallAttempt>({
        name: 'recall-attempt',
        kind: 'visits',
        permission: 'recall.read',
        entity: RecallAttempt,
        table: 'recall_attempt',
        index: 'recall_attempt_patient',
        at: 'at',
        told: ({ id, at, byId, outcome, note }) => ({
          ...{ id, at, byId },
          what: `recall.${outcome.toLowerCase().replaceAll('_', '-')}`,
          parts: { label: note },
        }),
      }),
    );
  }
}

/** Whoever asked under either name not to be contacted is not. */
const silentEither: PartMerge['clashes'] = async (db, { stays, goes }) => {
  const kept = await db.findOneBy(RecallPreference, { patientId: stays });
  const other = await db.findOneBy(RecallPreference, { patientId: goes });
  if (!kept || kept.doNotContact || !other?.doNotContact) return [];
  const { doNotContact, reason, notedById, notedAt } = other;
  return [{ id: stays, set: { doNotContact, reason, notedById, notedAt }, outcome: 'joined' }];
};

const attemptsExport: PartExport = async function* (db, patientId) {
  const rules = await rulesOf(db);
  yield* rowsExport(
    RecallAttempt,
    ({ byId }) => [byId],
    (row, name): ExportedRecallAttemptDto => ({
      rule: rules.get(row.ruleId) ?? null,
      at: row.at.toISOString(),
      by: name(row.byId),
      channel: row.channel,
      outcome: row.outcome,
      nextOn: row.nextOn,
      note: row.note,
    }),
  )(db, patientId);
};

const preferencesExport: PartExport = async function* (db, patientId) {
  const row = await db.findOneBy(RecallPreference, { patientId });
  if (!row) return;
  const rules = await rulesOf(db);
  const name = await namesOf(db, [row.notedById]);
  const told: ExportedRecallPreferenceDto = {
    isDoNotContact: row.doNotContact,
    reason: row.reason,
    notedAt: momentOf(row.notedAt),
    notedBy: name(row.notedById),
    rules: (row.choices ?? []).map(({ ruleId, months, isOff }) => ({
      rule: rules.get(ruleId) ?? null,
      ...{ months, isOff },
    })),
  };
  yield [told];
};

const rulesOf = async (db: Parameters<PartExport>[0]) =>
  new Map((await db.find(RecallRule)).map(({ id, name }) => [id, name]));
