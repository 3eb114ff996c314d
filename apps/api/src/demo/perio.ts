import {
  fold,
  furcationsOf,
  isInterdental,
  kindOf,
  PERIO_SITES,
  position,
  type Finding,
  type PerioSite,
  type PerioTooth,
  type SiteReading,
  type ToothId,
} from '@cuspid/odontogram';
import { mouthIn, PerioExam, PerioToothRow, PerioVersion, toothColumns } from '@cuspid/perio/api';
import type { PerioSave } from '@cuspid/perio/contracts';
import type { Tx } from '@cuspid/platform/database';
import { ageOn } from './age';
import type { DemoClinic } from './imagine';
import { insertAll } from './write';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** How many days ago, and how many mm of a pocket treatment has closed by then. */
const EXAMS = [
  [240, 0],
  [18, 2],
] as const;

/** Somebody of the surgeon's who is old enough to have lost some bone and has a chart. */
function patientOf({ patients, teams, staff, charts }: DemoClinic, now: Date): number | undefined {
  const charted = new Set(charts.charts.map(({ patientId }) => patientId));
  return teams
    .patientsOf(staff.id('surgeon@cuspid.test'))
    .flatMap((id) => patients[id - 1] ?? [])
    .find((patient) => charted.has(patient.id) && ageOn(patient, now.toISOString().slice(0, 10)) > 45)?.id;
}

/** The teeth the chart of the patient says are there. */
function mouthOf({ charts }: DemoClinic, patientId: number) {
  const rows = charts.findings.filter((row) => row.patientId === patientId);
  const findings = rows.map(({ actId, recordedAt, supersedesId, voidsId, teeth, isDefective, ...row }): Finding => ({
    ...row,
    ...{ supernumerary: null, range: teeth, defective: isDefective, batchId: String(actId) },
    recordedAt: recordedAt.toISOString(),
    supersedes: supersedesId,
    voids: voidsId,
  }));
  return mouthIn(fold(findings), 'permanent');
}

/** Deep between molars, shallow in front: what a probe meets in an adult who smoked. */
function readingOf(tooth: ToothId, site: PerioSite, healed: number): SiteReading {
  const isDeep = kindOf(tooth) === 'molar' && isInterdental(site);
  const place = (Number(tooth) * 7 + PERIO_SITES.indexOf(site) * 3) % 5;
  const depth = Math.max(2, isDeep ? 5 + (place % 3) - healed : 2 + (place % 2));
  const margin = isDeep ? 1 + (healed ? 1 : 0) : position(tooth) === 3 ? 1 : 0;
  return {
    depth,
    margin,
    bleeds: depth > 4 || place === 4,
    plaque: isDeep ? place < 3 : place === 1,
    suppurates: depth > 6 && place === 2,
  };
}

function toothOf(tooth: ToothId, healed: number): PerioTooth {
  const read = (site: PerioSite) => readingOf(tooth, site, healed);
  const [entrance] = furcationsOf(tooth);
  return {
    sites: {
      distal_vestibular: read('distal_vestibular'),
      vestibular: read('vestibular'),
      mesial_vestibular: read('mesial_vestibular'),
      distal_oral: read('distal_oral'),
      oral: read('oral'),
      mesial_oral: read('mesial_oral'),
    },
    mobility: tooth.startsWith('4') && position(tooth) < 3 ? 1 : 0,
    furcations: entrance && position(tooth) === 6 ? { [entrance]: healed ? 1 : 2 } : {},
  };
}

/** Two periodontal exams of one patient, before treatment and after: something to compare. */
export async function writePerio(tx: Tx, clinic: DemoClinic, now: Date): Promise<void> {
  const patientId = patientOf(clinic, now);
  if (patientId === undefined) return;
  const by = clinic.staff.id('surgeon@cuspid.test');
  const mouth = mouthOf(clinic, patientId);
  for (const [days, healed] of EXAMS) {
    const startedAt = new Date(now.getTime() - days * DAY_MS);
    const finishedAt = new Date(startedAt.getTime() + 12 * MINUTE_MS);
    const examinedOn = startedAt.toISOString().slice(0, 10);
    const exam = tx.create(PerioExam, {
      ...{ patientId, examinedOn, kind: 'full', state: 'FINISHED', version: 4, startedAt, startedById: by },
      ...{ finishedAt, finishedById: by, voidedAt: null, voidedById: null, voidReason: null },
    });
    await tx.save(exam);
    const stage = healed ? 'II' : 'III';
    const confirmed = { diagnosis: 'periodontitis', stage, extent: 'localised', grade: 'B', byId: by } as const;
    const facts = { boneLossPercent: 25, smokerPerDay: 5, missingDueToPerio: 0 };
    const sheet = { ...mouth, screening: {}, facts, note: null, confirmed: null };
    const kinds: readonly PerioSave[] = ['STARTED', 'SAVED', 'FINISHED', 'CONFIRMED'];
    for (const [index, kind] of kinds.entries()) {
      const said = { patientId, examId: exam.id, number: index + 1, kind, examinedOn, savedById: by, reason: null };
      const savedAt = new Date(startedAt.getTime() + index * 4 * MINUTE_MS);
      const last = kind === 'CONFIRMED' ? { ...sheet, confirmed: { ...confirmed, at: savedAt.toISOString() } } : sheet;
      const version = await tx.save(tx.create(PerioVersion, { ...said, savedAt, sheet: last }));
      if (kind !== 'SAVED') continue;
      const rows = mouth.teeth.map((tooth) => ({ patientId, tooth, ...toothColumns(toothOf(tooth, healed)) }));
      await insertAll(
        tx,
        PerioToothRow,
        rows.map((row) => ({ ...row, versionId: version.id })),
      );
    }
  }
}
