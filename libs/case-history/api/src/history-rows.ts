import { Injectable } from '@nestjs/common';
import { changedFields, needOf, SECTIONS, type Answers } from '@cuspid/case-history/contracts';
import type {
  CaseHistoryDto,
  HistoryExamDto,
  HistoryHeaderDto,
  HistorySignatureDto,
  HistoryVersionDto,
  OpenHistoryVersionDto,
} from '@cuspid/case-history/contracts/dto';
import { ageOn } from '@cuspid/dental-chart/api';
import type { AuthorDto } from '@cuspid/dental-chart/contracts/dto';
import type { OrthoExam } from '@cuspid/orthodontics/api';
import { AlertsService, namesOf, type Patient } from '@cuspid/patients/api';
import { Clinic, dayIn } from '@cuspid/settings/api';
import type { EntityManager } from 'typeorm';
import { CaseHistory } from './case-history';
import type { CaseHistoryVersion } from './case-history-version';
import { contentOf, NOTHING, readContent, type FrozenNeed, type HistoryContent } from './history-content';
import { lastExam, lastVersion } from './history-reach';

/** What was frozen of a computed grade. */
export function needNow(answers: Answers, exam: OrthoExam | null): FrozenNeed | null {
  const found = needOf(answers, exam?.fields ?? null);
  return found && { dhc: found.dhc, because: found.because, examinedOn: exam?.examinedOn ?? null };
}

/** Case histories as they are told. */
@Injectable()
export class HistoryRows {
  constructor(
    private readonly alerts: AlertsService,
    private readonly clinic: Clinic,
  ) {}

  /** The history as it stands, with what the record says anyway. Errors: `HistoryDamaged`. */
  async current(db: EntityManager, patient: Patient): Promise<CaseHistoryDto> {
    const last = await lastVersion(db, patient.id);
    const content = last && contentOf(last);
    const { answers, signatures } = content ?? NOTHING;
    const exam = await lastExam(db, patient.id);
    const listed = await db.findOneBy(CaseHistory, { patientId: patient.id });
    return {
      patientId: patient.id,
      version: last?.number ?? 0,
      header: await this.header(db, patient),
      alerts: await this.alerts.shown(db, patient),
      ...{ answers, signatures: inOrder(signatures) },
      exam: exam && examDto(exam),
      iotn: needOf(answers, exam?.fields ?? null),
      waitingSince: listed?.waitingSince ?? null,
      hash: last?.contentHash ?? null,
      savedAt: content?.savedAt ?? null,
      savedBy: content?.savedBy ?? null,
    };
  }

  /** Who the history is about. */
  async header(db: EntityManager, patient: Patient): Promise<HistoryHeaderDto> {
    const { timeZone } = await this.clinic.setting(db);
    const age = ageOn(await this.clinic.today(db), patient);
    return {
      name: `${patient.firstName} ${patient.lastName}`,
      age: age === null ? null : Math.max(0, Math.floor(age)),
      birthday: patient.dateOfBirth,
      address: patient.address,
      sex: patient.sex,
      telephone: patient.phone,
      province: patient.province,
      dateOfExamination: dayIn(timeZone, patient.registeredAt),
    };
  }

  /** Saves for a list; `before` holds the save before each of them. */
  async listed(
    db: EntityManager,
    rows: readonly CaseHistoryVersion[],
    before: ReadonlyMap<number, CaseHistoryVersion>,
  ): Promise<HistoryVersionDto[]> {
    const name = await namesOf(
      db,
      rows.map(({ recordedById }) => recordedById),
    );
    return rows.map((row) => versionDto(row, before.get(row.number - 1), (id) => ({ id, name: name(id) ?? '' })));
  }

  /** One save with all it says. Errors: `HistoryDamaged`. */
  opened(row: CaseHistoryVersion, before: CaseHistoryVersion | undefined): OpenHistoryVersionDto {
    const { answers, signatures, need, savedBy } = contentOf(row);
    return {
      ...versionDto(row, before, () => savedBy),
      ...{ answers, signatures: inOrder(signatures) },
      ...{ dhc: need?.dhc ?? null, dhcBecause: need?.because ?? null },
    };
  }
}

/** One whose content does not match its hash is told by its columns alone. */
function versionDto(
  row: CaseHistoryVersion,
  before: CaseHistoryVersion | undefined,
  by: (id: number) => AuthorDto,
): HistoryVersionDto {
  const content: Pick<HistoryContent, 'answers' | 'signatures'> | null = readContent(row);
  const earlier = (before && readContent(before)) ?? NOTHING;
  const savedAt = row.recordedAt.toISOString();
  return {
    version: row.number,
    savedAt,
    savedBy: by(row.recordedById),
    changed: content ? changedFields(earlier.answers, content.answers) : [],
    signed: inOrder(content?.signatures ?? []).flatMap(({ section, at }) => (at === savedAt ? [section] : [])),
    hash: row.contentHash,
    isIntact: content !== null,
  };
}

const examDto = ({ id, examinedOn, fields }: OrthoExam): HistoryExamDto => ({ id, examinedOn, fields: fields ?? {} });

const inOrder = (signatures: readonly HistorySignatureDto[]): HistorySignatureDto[] =>
  SECTIONS.flatMap((section) => signatures.filter((signature) => signature.section === section));
