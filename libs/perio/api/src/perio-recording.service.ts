import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { ChartService, dentitionOf } from '@cuspid/dental-chart/api';
import { TEETH } from '@cuspid/odontogram';
import { CareTeam, type Patient } from '@cuspid/patients/api';
import { PERIO, type PerioSave } from '@cuspid/perio/contracts';
import type {
  ConfirmPerioDto,
  PerioExamDto,
  SavePerioDto,
  StartPerioDto,
  VoidPerioDto,
} from '@cuspid/perio/contracts/dto';
import { Database, Events, Invalid, StaleVersion, type Actor } from '@cuspid/platform/api';
import { clock, type Tx } from '@cuspid/platform/database';
import { Clinic } from '@cuspid/settings/api';
import { UsersService } from '@cuspid/users/api';
import { mouthIn } from './mouth';
import { PerioFinished, PerioNotFinished, PerioTooLong, PerioVoided } from './perio-errors';
import { PerioExam } from './perio-exam';
import { examOf } from './perio-exams.service';
import { shownExam, toldOf } from './perio-rows';
import { PerioToothRow } from './perio-tooth-row';
import { PerioVersion } from './perio-version';
import { readingsIn, requirePossible } from './readings-in';
import type { Recorded, Sheet } from './sheet';
import { differing } from './shelf';
import { columnsOf } from './tooth-columns';

/** What becomes of an exam: all of it as it now is, and why it was saved. */
interface Change extends Recorded {
  kind: PerioSave;
  reason?: string | null;
  examinedOn?: string;
}

const ACTIONS: Record<PerioSave, string> = {
  STARTED: 'perio.started',
  SAVED: 'perio.saved',
  FINISHED: 'perio.finished',
  CORRECTED: 'perio.corrected',
  CONFIRMED: 'perio.confirmed',
  VOIDED: 'perio.voided',
};

const EMPTY: Recorded = {
  sheet: { teeth: [], implants: [], screening: {}, facts: {}, note: null, confirmed: null },
  readings: {},
};

/** Periodontal exams recorded: every save is a version, and none is ever lost. */
@Injectable()
export class PerioRecording {
  constructor(
    private readonly db: Database,
    private readonly careTeam: CareTeam,
    private readonly charts: ChartService,
    private readonly clinic: Clinic,
    private readonly users: UsersService,
    private readonly audit: Audit,
    private readonly events: Events,
  ) {}

  /** Begins an exam in the mouth as the chart has it on that day: what is not there is skipped. */
  async start(me: Actor, patientId: number, what: StartPerioDto): Promise<PerioExamDto> {
    const examinedOn = await this.dayOf(what.examinedOn);
    const { state, patient: of } = await this.charts.moment(me, patientId, { asOf: examinedOn });
    const mouth = mouthIn(state, dentitionOf(state, of, examinedOn));
    return this.db.transaction(me, async (tx) => {
      const patient = await this.careTeam.require(tx, me, patientId, 'chart.record', true);
      const sheet: Sheet = { ...EMPTY.sheet, ...mouth, screening: what.screening ?? {} };
      const recorded = { sheet, readings: readingsIn(what.readings ?? []) };
      requirePossible(recorded);
      const exam = tx.create(PerioExam, {
        ...{ patientId, examinedOn, kind: what.kind, state: 'DRAFT', version: 0 },
        ...{ startedAt: clock.now(), startedById: me.id, finishedAt: null, finishedById: null },
        ...{ voidedAt: null, voidedById: null, voidReason: null },
      });
      await tx.save(exam);
      return this.append(tx, me, { patient, exam, before: EMPTY }, { ...recorded, kind: 'STARTED' });
    });
  }

  /** Saves all of an exam as it now is. A finished one is corrected so, with a reason. Nothing new: no version. */
  async save(me: Actor, patientId: number, id: number, seen: number, what: SavePerioDto): Promise<PerioExamDto> {
    const day = what.examinedOn === undefined ? undefined : await this.dayOf(what.examinedOn);
    return this.change(me, patientId, id, seen, (exam, before) => {
      const isCorrected = exam.state === 'FINISHED';
      if (isCorrected && what.reason === undefined) throw new PerioFinished();
      const sheet = sheetOf(before.sheet, what);
      const change = { sheet, readings: readingsIn(what.readings), ...(day !== undefined && { examinedOn: day }) };
      requirePossible(change);
      return { ...change, kind: isCorrected ? 'CORRECTED' : 'SAVED', reason: isCorrected ? what.reason : null };
    });
  }

  /** Closes an exam: from now on it is corrected, with a reason. */
  finish(me: Actor, patientId: number, id: number, seen: number): Promise<PerioExamDto> {
    return this.change(me, patientId, id, seen, (exam, before) => {
      if (exam.state === 'FINISHED') throw new PerioFinished();
      Object.assign(exam, { state: 'FINISHED', finishedAt: clock.now(), finishedById: me.id });
      return { ...before, kind: 'FINISHED' };
    });
  }

  /** What the clinician says it is: who and when stand beside it. The proposal only proposes. */
  confirm(me: Actor, patientId: number, id: number, seen: number, what: ConfirmPerioDto): Promise<PerioExamDto> {
    return this.change(me, patientId, id, seen, (exam, { sheet, readings }) => {
      if (exam.state !== 'FINISHED') throw new PerioNotFinished();
      requireStage(what);
      const { diagnosis, stage = null, extent = null, grade = null } = what;
      const confirmed = { diagnosis, stage, extent, grade, byId: me.id, at: clock.now().toISOString() };
      return { readings, sheet: { ...sheet, confirmed }, kind: 'CONFIRMED' };
    });
  }

  /** Takes an exam back, with the reason. It stays in the record. */
  async void(me: Actor, patientId: number, id: number, seen: number, { reason }: VoidPerioDto): Promise<PerioExamDto> {
    return this.change(me, patientId, id, seen, (exam, before) => {
      Object.assign(exam, { state: 'VOIDED', voidedAt: clock.now(), voidedById: me.id, voidReason: reason });
      return { ...before, kind: 'VOIDED', reason };
    });
  }

  private change(
    me: Actor,
    patientId: number,
    id: number,
    seen: number,
    decide: (exam: PerioExam, before: Recorded) => Change,
  ): Promise<PerioExamDto> {
    return this.db.transaction(me, async (tx) => {
      const patient = await this.careTeam.require(tx, me, patientId, 'chart.record', true);
      const exam = await examOf(tx, patientId, id, true);
      if (exam.version !== seen) throw new StaleVersion(exam.version);
      if (exam.state === 'VOIDED') throw new PerioVoided();
      if (exam.version >= PERIO.versionsMax) throw new PerioTooLong();
      const before = await toldOf(tx, exam);
      return this.append(tx, me, { patient, exam, before }, decide(exam, before));
    });
  }

  private async append(
    tx: Tx,
    me: Actor,
    { patient, exam, before }: { patient: Patient; exam: PerioExam; before: Recorded },
    { sheet, readings, kind, reason = null, examinedOn = exam.examinedOn }: Change,
  ): Promise<PerioExamDto> {
    const teeth = differing(before.readings, readings, columnsOf);
    const isSame = !teeth.length && JSON.stringify(sheet) === JSON.stringify(before.sheet);
    if (kind === 'SAVED' && isSame && examinedOn === exam.examinedOn) {
      return shownExam(tx, this.users, patient, { exam, told: await toldOf(tx, exam) });
    }
    Object.assign(exam, { version: exam.version + 1, examinedOn });
    await tx.save(exam);
    const { id: examId, patientId, version: number } = exam;
    const said = { examId, patientId, number, kind, reason, examinedOn, sheet, savedAt: clock.now(), savedById: me.id };
    const version = await tx.save(tx.create(PerioVersion, said));
    await tx.insert(
      PerioToothRow,
      teeth.map((row) => ({ ...row, patientId, versionId: version.id })),
    );
    const after = {
      version: number,
      examinedOn,
      teeth: teeth.map(({ tooth }) => tooth).join(' '),
      ...saidOf(kind, sheet),
    };
    const subject = { entity: 'perio_exam', id: examId, patientId };
    await this.audit.record(tx, me, ACTIONS[kind], { ...subject, after: { ...after, ...(reason && { reason }) } });
    await this.events.publish(tx, 'chart', { patientId });
    return shownExam(tx, this.users, patient, { exam, told: { version, sheet, readings } });
  }

  private async dayOf(day: string | undefined): Promise<string> {
    const today = await this.clinic.today();
    if (day !== undefined && day > today) {
      throw new Invalid([{ path: 'examinedOn', message: 'is a day that has not come yet' }]);
    }
    return day ?? today;
  }
}

/** What the trail tells besides the teeth. */
const saidOf = (kind: PerioSave, { confirmed }: Sheet): object => (kind === 'CONFIRMED' ? { confirmed } : {});

/** What is left out stays as it was; an implant is what the chart said is one. */
function sheetOf(before: Sheet, { teeth, screening, facts, note }: SavePerioDto): Sheet {
  return {
    ...before,
    ...(teeth && { teeth: TEETH.filter((tooth) => teeth.includes(tooth)) }),
    ...(screening && { screening }),
    ...(facts && { facts }),
    ...(note !== undefined && { note }),
  };
}

/** A stage and a grade are of periodontitis, and periodontitis has both. */
function requireStage({ diagnosis, stage, extent, grade }: ConfirmPerioDto): void {
  const isCase = diagnosis === 'periodontitis';
  const faults = Object.entries({ stage, extent, grade }).flatMap(([path, value]) => {
    if (isCase && value === undefined)
      return [{ path, message: 'is needed: periodontitis has a stage, an extent and a grade' }];
    return !isCase && value !== undefined ? [{ path, message: 'is of periodontitis only' }] : [];
  });
  if (faults.length) throw new Invalid(faults);
}
