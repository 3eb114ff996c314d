import { OrthoControl, OrthoExam, OrthoExamVersion } from '@cuspid/orthodontics/api';
import type { OrthoFieldsDto } from '@cuspid/orthodontics/contracts/dto';
import type { Tx } from '@cuspid/platform/database';
import type { ClinicTime } from './clinic-time';
import { insertAll } from './write';

/** Before treatment: class II division 1, crowded. PAR 40. */
const BEFORE: OrthoFieldsDto = {
  stage: 'PRE_TREATMENT',
  ...{ skeletal: 'CLASS_2', profile: 'CONVEX', faceHeight: 'AVERAGE', lips: 'INCOMPETENT_SLIGHT' },
  ...{ molarRight: 'II_FULL', molarLeft: 'II_HALF', canineRight: 'II_FULL', canineLeft: 'II_HALF' },
  ...{ incisorClass: 'CLASS_2_DIV_1', overjet: 8.5, overbite: 5, overbiteShare: 'MORE', biteContact: 'TISSUE' },
  ...{ midlineUpper: 0, midlineLower: -2, centreLine: 'HALF', crowdingUpper: 3, crowdingLower: 5.5 },
  ...{ upperContacts: [1.5, 2.5, 0, 3, 0.5], lowerContacts: [2, 3, 1.5, 1.2, 1.1], iotnAc: 8 },
  ...{ parRightSagittal: 1, parRightVertical: 0, parRightTransverse: 1 },
  ...{ parLeftSagittal: 1, parLeftVertical: 0, parLeftTransverse: 0 },
  note: 'Sucked the thumb until nine. Wants straight teeth; parents agree to fixed appliances.',
};

/** After a year and a half of fixed appliances. PAR 11. */
const PROGRESS: OrthoFieldsDto = {
  ...BEFORE,
  ...{ stage: 'PROGRESS', lips: 'COMPETENT', molarRight: 'II_QUARTER', molarLeft: 'I', canineRight: 'II_QUARTER' },
  ...{ canineLeft: 'I', incisorClass: 'CLASS_1', overjet: 4, overbite: 3, overbiteShare: 'TWO_THIRDS' },
  ...{ biteContact: 'TOOTH', midlineLower: -0.5, centreLine: 'QUARTER', crowdingUpper: 0, crowdingLower: 0.5 },
  ...{ upperContacts: [0, 0.5, 0, 0.5, 0], lowerContacts: [0, 1.2, 0, 0, 0], iotnAc: 3 },
  ...{ parRightSagittal: 1, parRightTransverse: 1, parLeftSagittal: 0 },
  note: null,
};

/** Days ago, upper and lower wire, what was done, weeks until the next, what comes then. */
const VISITS = [
  [133, '.016', '.014', 'NITI', 'Levelling goes well; 22 rebonded', 6, 'Rectangular wires'],
  [91, '.016x.022', '.016', 'NITI', 'Upper to rectangular; chain 13–23', 6, 'Lower rectangular'],
  [35, '.019x.025', '.016x.022', 'STEEL', 'Class II elastics right, 20 hours a day', 6, 'Check the centre line'],
] as const;

const BEGUN_DAYS = 560;
const LOOKED_AGAIN_DAYS = 35;

/** A patient of the orthodontist in the midst of treatment: two exams and three controls. */
export async function writeOrthodontics(tx: Tx, { ortho, time }: { ortho: number; time: ClinicTime }): Promise<void> {
  const [found]: { id: number }[] = await tx.query(
    `select finding.patient_id as id from chart_finding finding
     join care_team_member place on place.patient_id = finding.patient_id and place.user_id = ? and place.ended_at is null
     where finding.code = 'bracket' order by finding.patient_id limit 1`,
    [ortho],
  );
  if (!found) return;
  const patientId = found.id;
  for (const [days, what] of [
    [BEGUN_DAYS, BEFORE],
    [LOOKED_AGAIN_DAYS, PROGRESS],
  ] as const) {
    const examinedOn = time.day(-days);
    const at = time.at(examinedOn, 10 * 60);
    const saved = { fields: { ...what, examinedOn }, savedAt: at, savedById: ortho, version: 1 };
    const finished = { state: 'FINISHED', finishedAt: at, finishedById: ortho } as const;
    const exam = tx.create(OrthoExam, {
      ...{ ...saved, ...finished, patientId, examinedOn, createdAt: at, createdById: ortho },
    });
    await tx.save(exam);
    await tx.insert(OrthoExamVersion, { ...saved, examId: exam.id });
  }
  const controls = VISITS.map(([days, upperWireSize, lowerWireSize, material, done, nextWeeks, nextStep]) => ({
    ...{ patientId, doneOn: time.day(-days), done, nextWeeks, nextStep, upperWireSize, lowerWireSize },
    ...{ upperWireMaterial: material, lowerWireMaterial: material, ligatures: 'ELASTIC' as const },
    ...{ recordedAt: time.at(time.day(-days), 11 * 60), recordedById: ortho },
  }));
  await insertAll(tx, OrthoControl, controls);
}
