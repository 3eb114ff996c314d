import {
  bpeOf,
  perioSummary,
  proposeStage,
  TEETH,
  type PerioExam as Readings,
  type PerioProposal,
  type PerioReason,
  type PerioSummary,
  type Share,
  type SiteIndex,
  type SiteRef,
} from '@cuspid/odontogram';
import type {
  DerivedBpeDto,
  MeanDto,
  PerioDiagnosisDto,
  PerioExamDto,
  PerioExamLineDto,
  PerioFiguresDto,
  PerioProposalDto,
  PerioReasonDto,
  ShareDto,
  SiteIndexDto,
  SiteRefDto,
  ToothReadingDto,
} from '@cuspid/perio/contracts/dto';
import type { StaffDto } from '@cuspid/users/contracts/dto';
import type { PerioExam } from './perio-exam';
import { factsOf, mouthOf, type Confirmation } from './sheet';
import type { Told } from './shelf';

export type People = ReadonlyMap<number, StaffDto>;

export const sitesDto = (sites: readonly SiteRef[]): SiteRefDto[] => sites.map(([tooth, site]) => ({ tooth, site }));

const shareDto = ({ n, measured, expected, percent, isComplete }: Share): ShareDto => ({
  ...{ n, measured, expected, percent, isComplete },
});
const indexDto = (index: SiteIndex): SiteIndexDto => ({ ...shareDto(index), sites: sitesDto(index.sites) });
const meanDto = ({ mean, measured, expected, isComplete }: PerioSummary['meanDepth']): MeanDto => ({
  mean,
  measured,
  expected,
  isComplete,
});

function figuresDto({ sheet, readings }: Told): PerioFiguresDto {
  const summary = perioSummary(readings, mouthOf(sheet));
  return {
    bleeding: indexDto(summary.bleeding),
    plaque: indexDto(summary.plaque),
    oleary: shareDto(summary.oleary),
    suppuration: indexDto(summary.suppuration),
    pocketsFrom4: indexDto(summary.pocketsFrom4),
    pocketsFrom6: indexDto(summary.pocketsFrom6),
    meanDepth: meanDto(summary.meanDepth),
    meanAttachmentLoss: meanDto(summary.meanAttachmentLoss),
  };
}

const reasonDto = ({ rule, level, value, teeth, sites }: PerioReason): PerioReasonDto => ({
  ...{ rule, level, value },
  teeth: [...teeth],
  sites: sitesDto(sites),
});

const proposalDto = (proposal: PerioProposal): PerioProposalDto => ({
  diagnosis: proposal.diagnosis,
  isCase: proposal.isCase,
  caseReasons: proposal.caseReasons.map(reasonDto),
  stage: proposal.stage?.value ?? null,
  stageReasons: (proposal.stage?.reasons ?? []).map(reasonDto),
  extent: proposal.extent?.value ?? null,
  affected: [...(proposal.extent?.affected ?? [])],
  grade: proposal.grade?.value ?? null,
  gradeReasons: (proposal.grade?.reasons ?? []).map(reasonDto),
  isGradeAssumed: proposal.grade?.isAssumed ?? false,
  isPartial: proposal.isPartial,
});

function derivedDto({ sheet, readings }: Told): DerivedBpeDto[] {
  return bpeOf(readings, mouthOf(sheet)).map(
    ({ sextant, code, hasFurcation, teeth, isPartial, isExcluded, mayBeCalculus }) => ({
      ...{ sextant, code, hasFurcation, isPartial, isExcluded, mayBeCalculus },
      teeth: [...teeth],
    }),
  );
}

/** Teeth of an exam in the order of the arches. */
export const readingsDto = (readings: Readings): ToothReadingDto[] =>
  TEETH.flatMap((tooth) => {
    const found = readings[tooth];
    return found ? [{ tooth, sites: found.sites, mobility: found.mobility, furcations: found.furcations }] : [];
  });

const confirmedDto = (confirmed: Confirmation | null, people: People): PerioDiagnosisDto | null => {
  if (!confirmed) return null;
  const { byId, ...what } = confirmed;
  return { ...what, by: people.get(byId) ?? null };
};

/** Everybody an exam names. */
export const peopleIn = (exam: PerioExam, { version, sheet }: Told): (number | null)[] => [
  ...[exam.startedById, exam.finishedById, exam.voidedById, version.savedById, sheet.confirmed?.byId ?? null],
];

/** An exam as a list tells it. */
export function lineDto(exam: PerioExam, told: Told, people: People): PerioExamLineDto {
  const { bleeding, plaque, pocketsFrom4, pocketsFrom6 } = perioSummary(told.readings, mouthOf(told.sheet));
  return {
    ...{ id: exam.id, kind: exam.kind, state: exam.state, examinedOn: exam.examinedOn, version: exam.version },
    startedAt: exam.startedAt.toISOString(),
    startedBy: people.get(exam.startedById) ?? null,
    bleeding: shareDto(bleeding),
    plaque: shareDto(plaque),
    pocketsFrom4: shareDto(pocketsFrom4),
    pocketsFrom6: shareDto(pocketsFrom6),
    confirmed: confirmedDto(told.sheet.confirmed, people),
  };
}

/** An exam with its figures, as it stood at a version. */
export function examDto(exam: PerioExam, told: Told, people: People, age: number | null): PerioExamDto {
  const { sheet, readings, version } = told;
  const by = (id: number | null) => (id === null ? null : (people.get(id) ?? null));
  return {
    ...{ id: exam.id, patientId: exam.patientId, kind: exam.kind, state: exam.state, version: exam.version },
    examinedOn: version.examinedOn,
    told: version.number,
    startedAt: exam.startedAt.toISOString(),
    startedBy: by(exam.startedById),
    savedAt: version.savedAt.toISOString(),
    savedBy: by(version.savedById),
    finishedAt: exam.finishedAt?.toISOString() ?? null,
    finishedBy: by(exam.finishedById),
    voidedAt: exam.voidedAt?.toISOString() ?? null,
    voidedBy: by(exam.voidedById),
    voidReason: exam.voidReason,
    ...{ teeth: sheet.teeth, implants: sheet.implants, screening: sheet.screening, facts: sheet.facts },
    note: sheet.note,
    readings: readingsDto(readings),
    age,
    figures: figuresDto(told),
    derived: derivedDto(told),
    proposal: proposalDto(proposeStage(readings, mouthOf(sheet), factsOf(sheet, age))),
    confirmed: confirmedDto(sheet.confirmed, people),
  };
}
