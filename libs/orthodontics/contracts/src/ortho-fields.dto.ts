import { INCISOR_CLASSES, TEETH, type ToothId } from '@cuspid/odontogram';
import { Day, Flag, Int, OneOf, SomeOf, Text } from '@cuspid/platform/contracts/dto';
import { MillimetreRow, Millimetres } from './measure';
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
  type CentreLine,
  type OcclusalRelation,
  type OrthoStage,
  type OverbiteShare,
} from './orthodontics.values';

/** Not yet filled in: left out or null. */
const open = { optional: true, nullable: true } as const;
const score = (max: number, description: string) => ({ ...open, min: 0, max, description }) as const;
const line = { min: -ORTHO.lineMax, max: ORTHO.lineMax } as const;
const arch = { min: 0, max: ORTHO.archMax } as const;
const row = { count: ORTHO.contacts, min: 0, max: ORTHO.contactMax } as const;

/**
 * What is seen and measured in an orthodontic exam. Nothing is required before it is finished. Lengths are millimetres;
 * what IOTN and PAR want besides lengths is a claim or a score.
 */
export class OrthoFieldsDto {
  @Day({ ...open, example: undefined, description: 'Today unless told' }) examinedOn?: string | null;
  @OneOf(ORTHO_STAGES, { ...open, example: 'PRE_TREATMENT' }) stage?: OrthoStage | null;

  @OneOf(SKELETAL_CLASSES, open) skeletal?: (typeof SKELETAL_CLASSES)[number] | null;
  @OneOf(FACIAL_PROFILES, open) profile?: (typeof FACIAL_PROFILES)[number] | null;
  @OneOf(FACE_HEIGHTS, open) faceHeight?: (typeof FACE_HEIGHTS)[number] | null;
  @OneOf(LIP_STATES, { ...open, example: 'COMPETENT' }) lips?: (typeof LIP_STATES)[number] | null;

  @OneOf(OCCLUSAL_RELATIONS, { ...open, example: 'II_HALF' }) molarRight?: OcclusalRelation | null;
  @OneOf(OCCLUSAL_RELATIONS, { ...open, example: 'I' }) molarLeft?: OcclusalRelation | null;
  @OneOf(OCCLUSAL_RELATIONS, open) canineRight?: OcclusalRelation | null;
  @OneOf(OCCLUSAL_RELATIONS, open) canineLeft?: OcclusalRelation | null;
  @OneOf(INCISOR_CLASSES, { ...open, example: 'CLASS_2_DIV_1' }) incisorClass?: (typeof INCISOR_CLASSES)[number] | null;

  @Millimetres({ min: ORTHO.overjetMin, max: ORTHO.overjetMax, example: 6.5, description: 'Negative: reverse' })
  overjet?: number | null;
  @Flag({ ...open, description: 'The reverse overjet hinders speech or chewing' }) speechOrChewing?: boolean | null;
  @Millimetres({ min: 0, max: ORTHO.biteMax }) overbite?: number | null;
  @OneOf(OVERBITE_SHARES, { ...open, description: 'Of the lower incisor’s crown' })
  overbiteShare?: OverbiteShare | null;
  @OneOf(BITE_CONTACTS, open) biteContact?: (typeof BITE_CONTACTS)[number] | null;
  @Millimetres({ min: 0, max: ORTHO.biteMax, description: 'The widest, in front or at the sides' })
  openBite?: number | null;

  @SomeOf(TEETH, { ...open, max: ORTHO.teethMax, example: undefined }) crossbiteTeeth?: ToothId[] | null;
  @Millimetres({ min: 0, max: ORTHO.shiftMax, description: 'Between retruded contact and intercuspation' })
  crossbiteShift?: number | null;
  @Flag({ ...open, description: 'Lingual crossbite in which nothing meets' }) lingualNoContact?: boolean | null;

  @Millimetres({ ...line, description: 'To the face; positive: to the patient’s left' }) midlineUpper?: number | null;
  @Millimetres({ ...line, description: 'To the face; positive: to the patient’s left' }) midlineLower?: number | null;
  @OneOf(CENTRE_LINES, { ...open, description: 'Apart by how much of a lower incisor: up to' })
  centreLine?: CentreLine | null;

  @Millimetres({ ...arch, description: 'Sum of widths less the length of the arch' }) crowdingUpper?: number | null;
  @Millimetres(arch) crowdingLower?: number | null;
  @Millimetres(arch) spacingUpper?: number | null;
  @Millimetres(arch) spacingLower?: number | null;
  @MillimetreRow({ ...row, description: 'Displaced contact points 13–23' }) upperContacts?: (number | null)[] | null;
  @MillimetreRow({ ...row, description: 'Displaced contact points 43–33: Little’s five' })
  lowerContacts?: (number | null)[] | null;
  @Millimetres({ min: 0, max: ORTHO.contactMax, description: 'The worst contact point behind the canines' })
  displacement?: number | null;
  @Int(score(ORTHO.contacts, 'Upper front teeth with 4 mm of room or less')) upperImpacted?: number | null;
  @Int(score(ORTHO.contacts, 'Lower front teeth with 4 mm of room or less')) lowerImpacted?: number | null;

  @Int(score(8, 'Teeth that never formed, in the quadrant that lacks most')) hypodontia?: number | null;
  @Flag({ ...open, description: 'Restorative work waits for the orthodontics' }) preRestorative?: boolean | null;
  @Flag({ ...open, description: 'A tooth cannot erupt (third molars aside)' }) impededEruption?: boolean | null;
  @Flag({ ...open, description: 'Cleft lip or palate, craniofacial anomaly' }) cleft?: boolean | null;
  @Flag({ ...open, description: 'A submerged primary tooth' }) submergedPrimary?: boolean | null;
  @Flag({ ...open, description: 'Partly erupted, tipped or impacted against its neighbour' })
  partlyErupted?: boolean | null;
  @Flag({ ...open, description: 'Supernumerary or supplemental teeth' }) supernumerary?: boolean | null;
  @Int({ ...open, min: 1, max: 10, description: 'IOTN aesthetic component' }) iotnAc?: number | null;

  @Int(score(4, 'PAR: front teeth in crossbite')) parFrontCrossbite?: number | null;
  @Int(score(4, 'PAR: open bite in front')) parOpenBite?: number | null;
  @Int(score(2, 'PAR: right side, antero-posterior')) parRightSagittal?: number | null;
  @Int(score(1, 'PAR: right side, vertical')) parRightVertical?: number | null;
  @Int(score(4, 'PAR: right side, transverse')) parRightTransverse?: number | null;
  @Int(score(2, 'PAR: left side, antero-posterior')) parLeftSagittal?: number | null;
  @Int(score(1, 'PAR: left side, vertical')) parLeftVertical?: number | null;
  @Int(score(4, 'PAR: left side, transverse')) parLeftTransverse?: number | null;

  @Text({ ...open, max: ORTHO.noteMax }) note?: string | null;
}
