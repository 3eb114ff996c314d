import type { OrthoStage } from '@cuspid/orthodontics/contracts';
import type { OrthoFieldsDto } from '@cuspid/orthodontics/contracts/dto';

/** What a printed exam calls a value of a closed list. */
type WordsOf<T> = Readonly<Record<NonNullable<T> & string, string>>;

export const STAGE_WORDS: Readonly<Record<OrthoStage, string>> = {
  PRE_TREATMENT: 'Before treatment',
  PROGRESS: 'Progress',
  POST_TREATMENT: 'After treatment',
  RETENTION: 'Retention',
};

const CLASSES: WordsOf<OrthoFieldsDto['skeletal']> = {
  CLASS_1: 'Class I',
  CLASS_2: 'Class II',
  CLASS_3: 'Class III',
};
const PROFILES: WordsOf<OrthoFieldsDto['profile']> = { STRAIGHT: 'straight', CONVEX: 'convex', CONCAVE: 'concave' };
const HEIGHTS: WordsOf<OrthoFieldsDto['faceHeight']> = { LOW: 'low', AVERAGE: 'average', HIGH: 'high' };
const LIPS: WordsOf<OrthoFieldsDto['lips']> = {
  COMPETENT: 'competent',
  INCOMPETENT_SLIGHT: 'slightly incompetent',
  INCOMPETENT_GROSS: 'grossly incompetent',
};
const RELATIONS: WordsOf<OrthoFieldsDto['molarRight']> = {
  II_FULL: 'II, full unit',
  II_THREE_QUARTER: 'II, ¾ unit',
  II_HALF: 'II, ½ unit',
  II_QUARTER: 'II, ¼ unit',
  I: 'I',
  III_QUARTER: 'III, ¼ unit',
  III_HALF: 'III, ½ unit',
  III_THREE_QUARTER: 'III, ¾ unit',
  III_FULL: 'III, full unit',
};
const INCISORS: WordsOf<OrthoFieldsDto['incisorClass']> = {
  CLASS_1: 'I',
  CLASS_2_DIV_1: 'II/1',
  CLASS_2_DIV_2: 'II/2',
  CLASS_3: 'III',
};
const SHARES: WordsOf<OrthoFieldsDto['overbiteShare']> = {
  THIRD: 'up to ⅓ of the lower incisor',
  TWO_THIRDS: 'up to ⅔ of the lower incisor',
  MORE: 'more than ⅔ of the lower incisor',
  FULL: 'the whole lower incisor',
};
const CONTACTS: WordsOf<OrthoFieldsDto['biteContact']> = {
  INCOMPLETE: 'incomplete',
  TOOTH: 'complete on tooth',
  TISSUE: 'complete on tissue',
  TRAUMA: 'complete, traumatic',
};
const LINES: WordsOf<OrthoFieldsDto['centreLine']> = {
  QUARTER: 'up to ¼ of a lower incisor apart',
  HALF: 'up to ½ of a lower incisor apart',
  MORE: 'more than ½ of a lower incisor apart',
};

/** A word of a list, or nothing where nothing was recorded. */
const word = <T extends string>(words: Readonly<Record<T, string>>, value: T | null | undefined): string | null =>
  value ? words[value] : null;
/** A length, with its unit. */
const mm = (value: number | null | undefined): string | null =>
  value === null || value === undefined ? null : `${String(value).replace('-', '−')} mm`;
const yes = (value: boolean | null | undefined, says: string): string | null => (value ? says : null);
const contacts = (row: OrthoFieldsDto['upperContacts']): string | null =>
  row ? `${row.map((one) => one ?? '–').join(' · ')} mm` : null;
const ofFace = (value: number | null | undefined): string | null =>
  value ? `${mm(Math.abs(value))} to the ${value > 0 ? 'left' : 'right'}` : value === 0 ? 'on the face' : null;

/** A line of the printed exam: what it is called, and what was recorded. */
export type ExamLine = readonly [term: string, value: string | null];

/** The exam in words, block by block; what was not recorded is left out by who prints it. */
export const examBlocks = (exam: OrthoFieldsDto): readonly { title: string; lines: readonly ExamLine[] }[] => [
  {
    title: 'Face',
    lines: [
      ['Skeletal class', word(CLASSES, exam.skeletal)],
      ['Profile', word(PROFILES, exam.profile)],
      ['Face height', word(HEIGHTS, exam.faceHeight)],
      ['Lips', word(LIPS, exam.lips)],
    ],
  },
  {
    title: 'Classes',
    lines: [
      ['Molars right', word(RELATIONS, exam.molarRight)],
      ['Molars left', word(RELATIONS, exam.molarLeft)],
      ['Canines right', word(RELATIONS, exam.canineRight)],
      ['Canines left', word(RELATIONS, exam.canineLeft)],
      ['Incisors', word(INCISORS, exam.incisorClass)],
    ],
  },
  { title: 'Incisors and centre lines', lines: biteLines(exam) },
  { title: 'Room and displacement', lines: roomLines(exam) },
  { title: 'Features', lines: featureLines(exam) },
];

const biteLines = (exam: OrthoFieldsDto): readonly ExamLine[] => [
  ['Overjet', mm(exam.overjet)],
  ['', yes(exam.speechOrChewing, 'hinders speech or chewing')],
  ['Overbite', joined([mm(exam.overbite), word(SHARES, exam.overbiteShare), word(CONTACTS, exam.biteContact)])],
  ['Open bite', mm(exam.openBite)],
  ['Upper centre line', ofFace(exam.midlineUpper)],
  ['Lower centre line', ofFace(exam.midlineLower)],
  ['Centre lines', word(LINES, exam.centreLine)],
];

const roomLines = (exam: OrthoFieldsDto): readonly ExamLine[] => [
  ['Crowding upper', mm(exam.crowdingUpper)],
  ['Crowding lower', mm(exam.crowdingLower)],
  ['Spacing upper', mm(exam.spacingUpper)],
  ['Spacing lower', mm(exam.spacingLower)],
  ['Contacts 13–23', contacts(exam.upperContacts)],
  ['Contacts 43–33', contacts(exam.lowerContacts)],
  ['Worst behind', mm(exam.displacement)],
  ['No room, upper front', exam.upperImpacted ? String(exam.upperImpacted) : null],
  ['No room, lower front', exam.lowerImpacted ? String(exam.lowerImpacted) : null],
];

const featureLines = (exam: OrthoFieldsDto): readonly ExamLine[] => [
  [
    'Crossbite',
    joined([exam.crossbiteTeeth?.join(', '), exam.crossbiteShift ? `shift ${mm(exam.crossbiteShift)}` : null]),
  ],
  ['', yes(exam.lingualNoContact, 'Lingual crossbite without contact')],
  ['Missing, worst quadrant', exam.hypodontia ? String(exam.hypodontia) : null],
  ['', yes(exam.preRestorative, 'Before restorative work')],
  ['', yes(exam.impededEruption, 'Impeded eruption')],
  ['', yes(exam.cleft, 'Cleft or craniofacial anomaly')],
  ['', yes(exam.submergedPrimary, 'Submerged primary tooth')],
  ['', yes(exam.partlyErupted, 'Partly erupted, tipped or impacted')],
  ['', yes(exam.supernumerary, 'Supernumerary teeth')],
];

const joined = (parts: readonly (string | null | undefined)[]): string | null =>
  parts.filter(Boolean).join(', ') || null;
