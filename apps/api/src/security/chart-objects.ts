import { EntriesService, VersionsService } from '@cuspid/dental-chart/api';
import { OrthoControls, OrthoExams } from '@cuspid/orthodontics/api';
import { PerioRecording } from '@cuspid/perio/api';
import { NUMBERS, parentOf, type Kind } from './object-kind';
import { rows } from './rows';

/** An exam that can be finished. */
const WHOLE = {
  overjet: 4,
  overbite: 3,
  molarRight: 'I',
  molarLeft: 'I',
  incisorClass: 'CLASS_1',
  lips: 'COMPETENT',
} as const;
/** One that was taken back is still there to be read; what is done with it is refused by its state. */
const orthoExam: Kind = {
  ...NUMBERS,
  hides: (state) => state === 'foreign',
  make: async ({ clinic, ...world }, whose, parents) => {
    const patientId = await parentOf({ clinic, ...world }, whose, parents);
    return String((await clinic.get(OrthoExams).begin(world.other, patientId, WHOLE)).id);
  },
  archive: ({ clinic, other }, id, parents) =>
    clinic.get(OrthoExams).void(other, Number(parents[0]), Number(id), { reason: 'entered by mistake' }),
};

/** One in the bin is there for an orthodontist, and for nobody else: versions.spec.ts holds that. */
const chartVersion: Kind = {
  ...NUMBERS,
  hides: (state) => state === 'foreign',
  make: async ({ clinic, ...world }, whose, parents) => {
    const patientId = await parentOf({ clinic, ...world }, whose, parents);
    return String((await clinic.get(VersionsService).save(world.other, patientId, { name: 'Before treatment' })).id);
  },
};

/** A periodontal exam. One that was taken back is still there to be read; what is done with it is refused by its state. */
const perioExam: Kind = {
  ...NUMBERS,
  hides: (state) => state === 'foreign',
  make: async (world, whose, parents) =>
    String(await rows.perioExam(world.clinic, await parentOf(world, whose, parents), world.other)),
  archive: ({ clinic, other }, id, parents) =>
    clinic.get(PerioRecording).void(other, Number(parents[0]), Number(id), 1, { reason: 'entered by mistake' }),
};

/** What stands in the addresses of the dental chart, of perio and of orthodontics. */
export const CHART_OBJECTS: Record<string, Kind> = {
  '/api/dental-chart/words/:wordId': {
    ...NUMBERS,
    hides: () => false,
    make: async ({ clinic }) => String(await rows.chartWord(clinic)),
  },
  '/api/patients/:id/dental-chart/perio/:examId': perioExam,
  '/api/patients/:id/dental-chart/perio/:examId.pdf': perioExam,
  '/api/patients/:id/dental-chart/findings/:findingId': {
    ...NUMBERS,
    // One that was taken back is still there to be read; what is done with it is refused by its state.
    hides: (state) => state === 'foreign',
    make: async (world, whose, parents) =>
      String(await rows.finding(world.clinic, await parentOf(world, whose, parents), world.other)),
    archive: ({ clinic, other }, id, parents) =>
      clinic.get(EntriesService).void(other, Number(parents[0]), Number(id), { reason: 'entered by mistake' }),
  },
  '/api/patients/:id/dental-chart/versions/:versionId': chartVersion,
  '/api/patients/:id/dental-chart/versions/:versionId.pdf': chartVersion,
  '/api/patients/:id/dental-chart/versions/:versionId.json': chartVersion,
  '/api/patients/:id/dental-chart/ortho/exams/:examId': orthoExam,
  '/api/patients/:id/dental-chart/ortho/exams/:examId.pdf': orthoExam,
  '/api/patients/:id/dental-chart/ortho/controls/:controlId': {
    ...NUMBERS,
    hides: (state) => state === 'foreign',
    make: async (world, whose, parents) => {
      const patientId = await parentOf(world, whose, parents);
      const done = { done: 'Wires changed' };
      return String((await world.clinic.get(OrthoControls).record(world.other, patientId, done)).id);
    },
    archive: ({ clinic, other }, id, parents) =>
      clinic.get(OrthoControls).void(other, Number(parents[0]), Number(id), { reason: 'entered by mistake' }),
  },
};
