import { CaseHistoryVersion, freeze, sectionHash, type Waiting } from '@cuspid/case-history/api';
import { needOf, settled, type Answers, type Section } from '@cuspid/case-history/contracts';
import { OrthoExam } from '@cuspid/orthodontics/api';
import type { Tx } from '@cuspid/platform/database';
import { User } from '@cuspid/users/api';
import type { ClinicTime } from './clinic-time';
import type { Staff } from './staff';

const TOLD: Answers = {
  pastDentalHistory: 'Seen every six months at school since 2018. Two fissure sealants, no fillings.',
  orthodonticsTreatments: 'None',
  pastMedicalHistory: 'Tonsils removed at six. No medication.',
  familyHistory: 'Mother had fixed appliances for crowding.',
  socialHistory: 'Grade 9; lives forty minutes from the clinic and comes by bus.',
};
const SEEN: Answers = {
  ...{ periodontalHealth: 'PLAQUE', teethPresent: 'All to the second molars', caries: 'None active' },
  ...{ habits: 'Sucked the thumb until nine', facialProfile: 'CONVEX', facialAsymmetry: 'ABSENT' },
  ...{ airway: 'NASAL_BREATHING', skeletalPattern: 'CLASS_2_MODERATE', verticalFmpa: 'AVERAGE' },
  ...{ transverseDiscrepancy: 'ABSENT', lipsCompetency: 'INCOMPETENT_SLIGHT', lipLine: 'HIGH' },
  ...{ lipContour: 'EVERTED', tongueSize: 'NORMAL', tongueRest: 'Between the front teeth' },
};
const MEASURED: Answers = {
  ...{ lowerAnteriorSegment: 'Crowded, 5.5 mm', upperAnteriorSegment: 'Proclined, 12 rotated' },
  ...{ lowerBuccalSegment: 'Aligned', upperBuccalSegment: 'Aligned', canineAngulation: 'MESIALLY_ANGULATED' },
  ...{ incisorRelationship: 'CLASS_2_DIV_1', rightMolarRelationship: 'II_FULL', leftMolarRelationship: 'II_HALF' },
  ...{ canineRelationship: 'II_FULL', overjet: 8.5, overbite: 5, centreLine: -2, iotnAcGrade: 8 },
  ...{ suitability: 'SUITABLE_FOR_CONSULTATION', referralTargets: ['PERIO'] },
};

type Block = Pick<Answers, 'consultantWaitingListMode' | 'consultantPriority'> & { overjet: number; days: number };

/** Who waits for what, how urgently, with which overjet and since how many days. */
const WAITING: readonly Block[] = [
  { consultantWaitingListMode: 'FIXED', consultantPriority: 'SEVERE_MALOCCLUSION', overjet: 10.5, days: 410 },
  { consultantWaitingListMode: 'FIXED', overjet: 5, days: 520 },
  { consultantWaitingListMode: 'REMOVABLE', consultantPriority: 'URGENT', overjet: -2.5, days: 40 },
  { consultantWaitingListMode: 'FUNCTIONAL', overjet: 7.5, days: 190 },
  { consultantWaitingListMode: 'FIXED', overjet: 4.5, days: 95 },
  { consultantWaitingListMode: 'FUNCTIONAL', consultantPriority: 'SEVERE_MALOCCLUSION', overjet: 9.5, days: 150 },
];

interface Save {
  answers: Answers;
  signed: readonly Section[];
  at: Date;
}

/** Writes a patient's saves in their order, each carrying the signatures that still hold. */
async function writeSaves(tx: Tx, waiting: Waiting, patientId: number, by: readonly User[], saves: readonly Save[]) {
  let held: { section: Section; at: string; by: { id: number; name: string }; hash: string }[] = [];
  const exam = await tx.findOne(OrthoExam, { where: { patientId }, order: { examinedOn: 'DESC' } });
  for (const [index, { answers, signed, at }] of saves.entries()) {
    const author = by[index % by.length];
    if (!author) return;
    const savedBy = { id: author.id, name: author.name };
    const found = needOf(answers, exam?.fields ?? null);
    const fresh = signed.map((section) => ({
      ...{ section, at: at.toISOString(), by: savedBy },
      hash: sectionHash(section, settled(answers)),
    }));
    held = [...held.filter((one) => one.hash === sectionHash(one.section, settled(answers))), ...fresh];
    const need = found && { dhc: found.dhc, because: found.because, examinedOn: exam?.examinedOn ?? null };
    const row = { ...freeze({ answers, signatures: held, need, savedBy, savedAt: at.toISOString() }), patientId };
    await tx.save(tx.create(CaseHistoryVersion, { ...row, number: index + 1 }));
  }
  await waiting.settle(tx, patientId);
}

/** A whole history of a patient in treatment, with three saves, and six patients on the waiting list. */
export async function writeHistories(tx: Tx, waiting: Waiting, staff: Staff, time: ClinicTime): Promise<void> {
  const ortho = staff.id('ortho@cuspid.test');
  const orthodontist = await tx.findOneByOrFail(User, { id: ortho });
  const learner = await tx.findOneBy(User, { id: staff.id('student@cuspid.test') });
  const at = (days: number, minutes: number) => time.at(time.day(-days), minutes);
  const [treated] = await tx.find(OrthoExam, { order: { id: 'ASC' }, take: 1 });
  if (treated && learner) {
    const [first, second] = [{ ...TOLD }, { ...TOLD, ...SEEN, ...MEASURED, overjet: 8 }];
    const taken: Answers = { consultantTakeUpTreatmentModes: ['FIXED_APPLIANCE'], consultantDate: time.day(-540) };
    await writeSaves(
      tx,
      waiting,
      treated.patientId,
      [learner, learner, orthodontist],
      [
        { answers: first, signed: ['past'], at: at(556, 600) },
        { answers: second, signed: ['clinical', 'skeletal', 'softTissue'], at: at(555, 640) },
        {
          answers: { ...second, overjet: 8.5, ...taken },
          signed: ['dentoAlveolar', 'occlusion', 'consultant'],
          at: at(540, 700),
        },
      ],
    );
  }
  const people: { id: number }[] = await tx.query(
    `select patient.id from patient join care_team_member place
       on place.patient_id = patient.id and place.user_id = ? and place.ended_at is null
     where patient.is_active = 1 and patient.id <> ? and patient.date_of_birth between ? and ?
     order by patient.id limit ?`,
    [ortho, treated?.patientId ?? 0, time.day(-19 * 365), time.day(-9 * 365), WAITING.length],
  );
  for (const [index, { id }] of people.entries()) {
    const { overjet = 4, days = 60, ...block } = WAITING[index] ?? {};
    const answers: Answers = { ...TOLD, ...SEEN, overjet, ...block, consultantDate: time.day(-days) };
    await writeSaves(tx, waiting, id, [orthodontist], [{ answers, signed: ['past', 'consultant'], at: at(days, 660) }]);
  }
}
