import { INCISOR_CLASSES, isToothId } from '@cuspid/odontogram';
import {
  BITE_CONTACTS,
  CENTRE_LINES,
  FACE_HEIGHTS,
  FACIAL_PROFILES,
  LIP_STATES,
  OCCLUSAL_RELATIONS,
  ORTHO,
  ORTHO_STAGES,
  OVERBITE_SHARES,
  SKELETAL_CLASSES,
} from '@cuspid/orthodontics/contracts';
import type { OrthoFieldsDto } from '@cuspid/orthodontics/contracts';

export type FieldName = keyof OrthoFieldsDto;

/** How a field is filled in. Rows of lengths are one text, with commas. */
export type FieldKind =
  | { readonly kind: 'day' | 'text' | 'teeth' | 'flag' }
  | { readonly kind: 'mm' | 'row'; readonly min: number; readonly max: number }
  | { readonly kind: 'score'; readonly min: number; readonly max: number }
  | { readonly kind: 'pick' | 'choice'; readonly values: readonly string[] };

const mm = (max: number, min = 0) => ({ kind: 'mm', min, max }) as const;
const score = (max: number, min = 0) => ({ kind: 'score', min, max }) as const;
const choice = (values: readonly string[]) => ({ kind: 'choice', values }) as const;
const pick = (values: readonly string[]) => ({ kind: 'pick', values }) as const;
const flag = { kind: 'flag' } as const;
const row = { kind: 'row', min: 0, max: ORTHO.contactMax } as const;
const line = mm(ORTHO.lineMax, -ORTHO.lineMax);

/** Every field of an exam, in the order it is filled in. */
export const FIELDS: Readonly<Record<FieldName, FieldKind>> = {
  examinedOn: { kind: 'day' },
  stage: pick(ORTHO_STAGES),
  skeletal: choice(SKELETAL_CLASSES),
  profile: choice(FACIAL_PROFILES),
  faceHeight: choice(FACE_HEIGHTS),
  lips: choice(LIP_STATES),
  molarRight: pick(OCCLUSAL_RELATIONS),
  molarLeft: pick(OCCLUSAL_RELATIONS),
  canineRight: pick(OCCLUSAL_RELATIONS),
  canineLeft: pick(OCCLUSAL_RELATIONS),
  incisorClass: choice(INCISOR_CLASSES),
  overjet: mm(ORTHO.overjetMax, ORTHO.overjetMin),
  speechOrChewing: flag,
  overbite: mm(ORTHO.biteMax),
  overbiteShare: choice(OVERBITE_SHARES),
  biteContact: pick(BITE_CONTACTS),
  openBite: mm(ORTHO.biteMax),
  crossbiteTeeth: { kind: 'teeth' },
  crossbiteShift: mm(ORTHO.shiftMax),
  lingualNoContact: flag,
  midlineUpper: line,
  midlineLower: line,
  centreLine: choice(CENTRE_LINES),
  crowdingUpper: mm(ORTHO.archMax),
  crowdingLower: mm(ORTHO.archMax),
  spacingUpper: mm(ORTHO.archMax),
  spacingLower: mm(ORTHO.archMax),
  upperContacts: row,
  lowerContacts: row,
  displacement: mm(ORTHO.contactMax),
  upperImpacted: score(ORTHO.contacts),
  lowerImpacted: score(ORTHO.contacts),
  hypodontia: score(8),
  preRestorative: flag,
  impededEruption: flag,
  cleft: flag,
  submergedPrimary: flag,
  partlyErupted: flag,
  supernumerary: flag,
  iotnAc: score(10, 1),
  parFrontCrossbite: score(4),
  parOpenBite: score(4),
  parRightSagittal: score(2),
  parRightVertical: score(1),
  parRightTransverse: score(4),
  parLeftSagittal: score(2),
  parLeftVertical: score(1),
  parLeftTransverse: score(4),
  note: { kind: 'text' },
};

const isName = (name: string): name is FieldName => name in FIELDS;
export const FIELD_NAMES: readonly FieldName[] = Object.keys(FIELDS).filter(isName);

/** An exam as it stands in the form: text everywhere, empty where nothing was recorded. */
export type ExamModel = Readonly<Record<FieldName, string>>;

const written = (value: unknown): string => {
  if (Array.isArray(value)) return value.map((one) => (one === null ? '' : String(one))).join(',');
  return value === null || value === undefined || value === false ? '' : String(value);
};

/** The form of what is stored. */
export function modelOf(fields: OrthoFieldsDto): ExamModel {
  const texts = FIELD_NAMES.map((name): unknown[] => [name, written(fields[name])]);
  return Object.fromEntries(texts);
}

/** A number as it is typed: with a comma or a point, with a minus of either kind. NaN when it is none. */
const numberOf = (text: string): number => {
  const plain = text.trim().replace(',', '.').replace('−', '-');
  return /^-?\d+(\.\d)?$/.test(plain) ? Number(plain) : NaN;
};

const isWithin = (value: number, { min, max }: { min: number; max: number }) => value >= min && value <= max;

function lengths(text: string): (number | null)[] {
  return text.split(',').map((one) => (one.trim() === '' ? null : numberOf(one)));
}

const teeth = (text: string): string[] => text.split(/[\s,;]+/).filter(Boolean);

/** What a field says, as it is sent; undefined where it is empty. */
export function valueOf(name: FieldName, text: string): unknown {
  const { kind } = FIELDS[name];
  if (text.trim() === '') return undefined;
  if (kind === 'mm' || kind === 'score') return numberOf(text);
  if (kind === 'row') return lengths(text);
  if (kind === 'teeth') return teeth(text);
  if (kind === 'flag') return text === 'true';
  return text.trim();
}

/** Whether a field can be sent as it stands. */
export function isRight(name: FieldName, text: string): boolean {
  const field = FIELDS[name];
  if (text.trim() === '') return true;
  if (field.kind === 'mm') return isWithin(numberOf(text), field);
  if (field.kind === 'score') return Number.isInteger(numberOf(text)) && isWithin(numberOf(text), field);
  if (field.kind === 'row') return lengths(text).every((one) => one === null || isWithin(one, field));
  if (field.kind === 'teeth') return teeth(text).every(isToothId);
  return true;
}

/** What is sent of a form; fields that cannot be sent as they stand are left out. */
export function fieldsOf(model: ExamModel): OrthoFieldsDto {
  const sent = FIELD_NAMES.filter((name) => isRight(name, model[name]));
  const values = sent.map((name): unknown[] => [name, valueOf(name, model[name])]);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

export const wrongIn = (model: ExamModel): FieldName[] => FIELD_NAMES.filter((name) => !isRight(name, model[name]));
