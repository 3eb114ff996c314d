import type {
  BpeScreening,
  GradeLetter,
  PatientFacts,
  PerioExam as Readings,
  PerioExtent,
  ProbedMouth,
  Stage,
  ToothId,
} from '@cuspid/odontogram';
import type { Confirmed } from '@cuspid/perio/contracts';
import type { PerioFactsDto } from '@cuspid/perio/contracts/dto';

/** What a clinician confirmed. */
export interface Confirmation {
  diagnosis: Confirmed;
  stage: Stage | null;
  extent: PerioExtent | null;
  grade: GradeLetter | null;
  byId: number;
  at: string;
}

/** All of an exam but its teeth, as a version keeps it. */
export interface Sheet {
  /** Teeth and implants that can be probed, frozen with the exam: what the chart says later does not change it. */
  teeth: ToothId[];
  implants: ToothId[];
  screening: BpeScreening;
  facts: PerioFactsDto;
  note: string | null;
  confirmed: Confirmation | null;
}

/** An exam at one of its versions. */
export interface Recorded {
  sheet: Sheet;
  readings: Readings;
}

/** The mouth an exam was made in. */
export const mouthOf = ({ teeth, implants }: Pick<Sheet, 'teeth' | 'implants'>): ProbedMouth => ({
  teeth: teeth.filter((tooth) => !implants.includes(tooth)),
  implants: implants.filter((tooth) => teeth.includes(tooth)),
});

/** What the proposal stands on besides the readings. */
export const factsOf = ({ facts }: Pick<Sheet, 'facts'>, age: number | null): PatientFacts => {
  const { needsRehabilitation, ...known } = facts;
  return { ...known, age, complexity: needsRehabilitation ? { rehabilitation: true } : null };
};
