import { Injectable, type OnModuleInit } from '@nestjs/common';
import { figuresOf, iotnOf, parOf } from '@cuspid/orthodontics/contracts';
import { lastEntryIn, momentOf, PatientParts, rowsExport, tableSource, TimelineSources } from '@cuspid/patients/api';
import type { ExportedOrthoControlDto, ExportedOrthoExamDto } from '@cuspid/patients/contracts/dto';
import { OrthoControl } from './ortho-control';
import { OrthoExam } from './ortho-exam';
import { examBlocks } from './print/exam-words';

/** What this domain keeps about a patient, and tells of them. */
@Injectable()
export class OrthoParts implements OnModuleInit {
  constructor(
    private readonly parts: PatientParts,
    private readonly sources: TimelineSources,
  ) {}

  onModuleInit(): void {
    this.parts.add(
      {
        name: 'ortho-exams',
        entity: OrthoExam,
        lastEntry: (db, patientId) => lastEntryIn(db, OrthoExam, 'savedAt', { patientId }),
        export: examsExport,
      },
      {
        name: 'ortho-controls',
        entity: OrthoControl,
        lastEntry: (db, patientId) => lastEntryIn(db, OrthoControl, 'recordedAt', { patientId }),
        export: controlsExport,
      },
    );
    this.sources.add(EXAMS, CONTROLS);
  }
}

const EXAMS = tableSource<OrthoExam>({
  ...{ name: 'ortho-exam', kind: 'chart', permission: 'chart.read' },
  ...{ entity: OrthoExam, table: 'ortho_exam', index: 'ortho_exam_made', at: 'created_at' },
  told: ({ id, createdAt, createdById, state }) => ({
    ...{ id, at: createdAt, byId: createdById },
    what: `ortho.${state === 'VOID' ? 'exam-void' : 'exam'}`,
    link: { to: 'orthodontics' },
  }),
});

const CONTROLS = tableSource<OrthoControl>({
  ...{ name: 'ortho-control', kind: 'chart', permission: 'chart.read' },
  ...{ entity: OrthoControl, table: 'ortho_control', index: 'ortho_control_recorded', at: 'recorded_at' },
  told: ({ id, recordedAt, recordedById, done, voidedAt }) => ({
    ...{ id, at: recordedAt, byId: recordedById },
    what: `ortho.${voidedAt ? 'control-void' : 'control'}`,
    parts: { label: done },
    link: { to: 'orthodontics' },
  }),
});

const examsExport = rowsExport(
  OrthoExam,
  ({ createdById, finishedById }) => [createdById, finishedById],
  (row, name): ExportedOrthoExamDto => {
    const fields = row.fields ?? {};
    const lines = examBlocks(fields).flatMap((block) => block.lines);
    const { little } = figuresOf(fields);
    const told = lines.filter(([, value]) => value !== null).map((line) => line.filter(Boolean).join(': '));
    return {
      ...{ number: row.id, examinedOn: row.examinedOn, status: row.state, stage: fields.stage ?? null },
      found: told.join('\n') || null,
      note: fields.note ?? null,
      iotn: iotnOf(fields)?.dhc ?? null,
      iotnAesthetic: fields.iotnAc ?? null,
      par: parOf(fields).weighted,
      little: little === null ? null : String(little),
      ...{ begunAt: row.createdAt.toISOString(), begunBy: name(row.createdById) },
      ...{ finishedAt: momentOf(row.finishedAt), finishedBy: name(row.finishedById), why: row.voidReason },
    };
  },
);

const wire = (size: string | null, material: string | null) => [size, material].filter(Boolean).join(' ') || null;

const controlsExport = rowsExport(
  OrthoControl,
  ({ recordedById }) => [recordedById],
  (row, name): ExportedOrthoControlDto => ({
    doneOn: row.doneOn,
    upperWire: wire(row.upperWireSize, row.upperWireMaterial),
    lowerWire: wire(row.lowerWireSize, row.lowerWireMaterial),
    ...{ ligatures: row.ligatures, elastics: row.elastics, done: row.done },
    ...{ nextWeeks: row.nextWeeks, nextStep: row.nextStep },
    ...{ recordedAt: row.recordedAt.toISOString(), recordedBy: name(row.recordedById) },
    ...{ takenBackAt: momentOf(row.voidedAt), why: row.voidReason },
  }),
);
