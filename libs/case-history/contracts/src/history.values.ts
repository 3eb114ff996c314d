import { INCISOR_CLASSES } from '@cuspid/odontogram';
import { FACE_HEIGHTS, FACIAL_PROFILES, LIP_STATES } from '@cuspid/orthodontics/contracts';

/** Limits of a case history. */
export const HISTORY = {
  textMax: 2000,
  reasonMin: 3,
  reasonMax: 300,
  investigationsMax: 40,
  /** A draft nobody came back to is forgotten after so many days. */
  draftDays: 30,
  versionMax: 999_999_999,
  exportMax: 10_000,
} as const;

/** The parts of the form in their order; each is confirmed and signed by itself. */
export const SECTIONS = [
  'past',
  'clinical',
  'skeletal',
  'softTissue',
  'dentoAlveolar',
  'occlusion',
  'investigations',
  'consultant',
] as const;
export type Section = (typeof SECTIONS)[number];

/** Words of the closed lists, as the clinic writes them. */
export const WORDS = {
  presence: ['PRESENT', 'ABSENT'],
  periodontalHealth: ['SATISFACTORY', 'PLAQUE', 'CALCULUS', 'PERIODONTAL_DISEASE'],
  facialProfile: FACIAL_PROFILES,
  airway: ['NASAL_BREATHING', 'MOUTH_BREATHING'],
  skeletalPattern: [
    'CLASS_1',
    'CLASS_2_MILD',
    'CLASS_2_MODERATE',
    'CLASS_2_SEVERE',
    'CLASS_3_MILD',
    'CLASS_3_MODERATE',
    'CLASS_3_SEVERE',
  ],
  verticalFmpa: FACE_HEIGHTS,
  lipsCompetency: LIP_STATES,
  lipLine: ['NORMAL', 'LOW', 'HIGH'],
  lipContour: ['NORMAL', 'EVERTED', 'VERTICAL'],
  tongueSize: ['NORMAL', 'LARGE'],
  canineAngulation: ['NOT_RECORDABLE', 'VERTICAL', 'MESIALLY_ANGULATED', 'DISTALLY_ANGULATED'],
  incisorRelationship: INCISOR_CLASSES,
  suitability: ['SUITABLE_FOR_CONSULTATION', 'NOT_SUITABLE'],
  referralTargets: [
    'PAEDO',
    'RESTORATIVE',
    'PERIO',
    'ORAL_SURGERY',
    'BASE_HOSPITAL',
    'LOCAL_HOSPITAL',
    'SCHOOL_DENTAL_THERAPIST',
  ],
  prognosis: ['ACCEPTABLE', 'POOR_PROGNOSIS'],
  takeUp: ['REMOVABLE_APPLIANCE', 'FUNCTIONAL_APPLIANCE', 'FIXED_APPLIANCE'],
} as const;

/** What a patient waits for. */
export const WAITING_MODES = ['REMOVABLE', 'FUNCTIONAL', 'FIXED'] as const;
export type WaitingMode = (typeof WAITING_MODES)[number];

/** Who is taken up before the others, the first most. */
export const PRIORITIES = ['URGENT', 'SEVERE_MALOCCLUSION'] as const;
export type Priority = (typeof PRIORITIES)[number];

export const INVESTIGATIONS = ['PERIAPICAL', 'UPPER_STANDARD_OCCLUSAL', 'OPG', 'CEPHALOMETRIC', 'CBCT'] as const;
export type InvestigationKind = (typeof INVESTIGATIONS)[number];

/** Every grade of the IOTN dental health component with its letter, worst first (Brook and Shaw 1989). */
export const DHC_GRADES = [
  ...['5i', '5h', '5a', '5m', '5p', '5s'],
  ...['4h', '4a', '4b', '4m', '4c', '4l', '4d', '4e', '4f', '4t', '4x'],
  ...['3a', '3b', '3c', '3d', '3e', '3f'],
  ...['2a', '2b', '2c', '2d', '2e', '2f', '2g'],
  '1',
] as const;
