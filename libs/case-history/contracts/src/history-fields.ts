import { OCCLUSAL_RELATIONS, ORTHO } from '@cuspid/orthodontics/contracts';
import {
  DHC_GRADES,
  HISTORY,
  PRIORITIES,
  SECTIONS,
  WAITING_MODES,
  WORDS,
  type InvestigationKind,
  type Section,
} from './history.values';

/** What an answer is, and within which limits. Lengths are millimetres, to a tenth. */
export type FieldRule = { readonly section: Section } & (
  | { readonly kind: 'text'; readonly max: number }
  | { readonly kind: 'choice' | 'choices'; readonly values: readonly string[] }
  | { readonly kind: 'millimetres' | 'number'; readonly min: number; readonly max: number }
  | { readonly kind: 'flag' | 'date' | 'investigations' }
);

const past = { section: 'past', kind: 'text', max: HISTORY.textMax } as const;
const clinical = { section: 'clinical' } as const;
const skeletal = { section: 'skeletal', kind: 'choice' } as const;
const softTissue = { section: 'softTissue' } as const;
const dentoAlveolar = { section: 'dentoAlveolar' } as const;
const occlusion = { section: 'occlusion' } as const;
const consultant = { section: 'consultant' } as const;
const text = { kind: 'text', max: HISTORY.textMax } as const;
const relation = { ...occlusion, kind: 'choice', values: OCCLUSAL_RELATIONS } as const;
const bite = { ...occlusion, kind: 'millimetres', min: 0, max: ORTHO.biteMax } as const;

/**
 * Every answer of a case history, in the order of the form. The API's checks, the differences, the paper and the screen
 * are all made from this one table. What the patient's record says anyway (name, age, allergies) is not in it.
 */
export const FIELDS = {
  pastDentalHistory: past,
  fractures: past,
  orthodonticsTreatments: past,
  otherHistory: past,
  pastMedicalHistory: past,
  familyHistory: past,
  socialHistory: past,

  periodontalHealth: { ...clinical, kind: 'choice', values: WORDS.periodontalHealth },
  teethPresent: { ...clinical, ...text },
  caries: { ...clinical, ...text },
  habits: { ...clinical, ...text },
  facialProfile: { ...clinical, kind: 'choice', values: WORDS.facialProfile },
  facialAsymmetry: { ...clinical, kind: 'choice', values: WORDS.presence },
  airway: { ...clinical, kind: 'choice', values: WORDS.airway },

  skeletalPattern: { ...skeletal, values: WORDS.skeletalPattern },
  verticalFmpa: { ...skeletal, values: WORDS.verticalFmpa },
  transverseDiscrepancy: { ...skeletal, values: WORDS.presence },

  lipsCompetency: { ...softTissue, kind: 'choice', values: WORDS.lipsCompetency },
  lipLine: { ...softTissue, kind: 'choice', values: WORDS.lipLine },
  lipContour: { ...softTissue, kind: 'choice', values: WORDS.lipContour },
  tongueSize: { ...softTissue, kind: 'choice', values: WORDS.tongueSize },
  tongueRest: { ...softTissue, ...text },
  tongueThrust: { ...softTissue, ...text },
  mandibularPathOfClosure: { ...softTissue, ...text },

  lowerAnteriorSegment: { ...dentoAlveolar, ...text },
  lowerBuccalSegment: { ...dentoAlveolar, ...text },
  upperAnteriorSegment: { ...dentoAlveolar, ...text },
  upperBuccalSegment: { ...dentoAlveolar, ...text },
  canineAngulation: { ...dentoAlveolar, kind: 'choice', values: WORDS.canineAngulation },

  incisorRelationship: { ...occlusion, kind: 'choice', values: WORDS.incisorRelationship },
  rightMolarRelationship: relation,
  leftMolarRelationship: relation,
  canineRelationship: relation,
  overjet: { ...occlusion, kind: 'millimetres', min: ORTHO.overjetMin, max: ORTHO.overjetMax },
  overbite: bite,
  openBite: bite,
  crossScissorBites: { ...occlusion, ...text },
  centreLine: { ...occlusion, kind: 'millimetres', min: -ORTHO.lineMax, max: ORTHO.lineMax },
  classification: { ...occlusion, ...text },
  iotnDhcGrade: { ...occlusion, kind: 'choice', values: DHC_GRADES },
  iotnDhcReason: { ...occlusion, kind: 'text', max: HISTORY.reasonMax },
  iotnAcGrade: { ...occlusion, kind: 'number', min: 1, max: 10 },
  suitability: { ...occlusion, kind: 'choice', values: WORDS.suitability },
  referralTargets: { ...occlusion, kind: 'choices', values: WORDS.referralTargets },

  specialInvestigations: { section: 'investigations', kind: 'investigations' },

  consultantNotTakenPrognosis: { ...consultant, kind: 'choice', values: WORDS.prognosis },
  consultantWaitingListMode: { ...consultant, kind: 'choice', values: WAITING_MODES },
  consultantTakeUpTreatmentModes: { ...consultant, kind: 'choices', values: WORDS.takeUp },
  consultantMixedDentitionReview: { ...consultant, kind: 'flag' },
  consultantUrgentInterceptiveTreatment: { ...consultant, kind: 'flag' },
  consultantPriority: { ...consultant, kind: 'choice', values: PRIORITIES },
  consultantDate: { ...consultant, kind: 'date' },
} as const satisfies Readonly<Record<string, FieldRule>>;

export type FieldName = keyof typeof FIELDS;

const isName = (name: string): name is FieldName => name in FIELDS;
export const FIELD_NAMES: readonly FieldName[] = Object.keys(FIELDS).filter(isName);

/** The rule of a field, as one of all there are. */
export const ruleOf = (name: FieldName): FieldRule => FIELDS[name];

/** The fields of a section, in their order. */
export const fieldsIn = (section: Section): readonly FieldName[] =>
  FIELD_NAMES.filter((name) => FIELDS[name].section === section);

export const isSection = (word: string): word is Section => SECTIONS.some((section) => section === word);

/** A picture or a measurement that was asked for. */
export interface Investigation {
  kind: InvestigationKind;
  requestedOn?: string | null;
  doneOn?: string | null;
  /** The picture, among the patient's documents. */
  documentId?: number | null;
}

type Answer<F> = F extends { kind: 'choice'; values: readonly (infer V)[] }
  ? V
  : F extends { kind: 'choices'; values: readonly (infer V)[] }
    ? V[]
    : F extends { kind: 'millimetres' | 'number' }
      ? number
      : F extends { kind: 'flag' }
        ? boolean
        : F extends { kind: 'investigations' }
          ? Investigation[]
          : string;

/** Answers by field, as the table above types them. What is left out, or null, was not recorded. */
export type Answers = { [K in FieldName]?: Answer<(typeof FIELDS)[K]> | null };
