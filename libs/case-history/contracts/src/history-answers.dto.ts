import { Millimetres } from '@cuspid/orthodontics/contracts/dto';
import { Day, Flag, Id, Int, ListOf, OneOf, SomeOf, Text } from '@cuspid/platform/contracts/dto';
import type { OcclusalRelation } from '@cuspid/orthodontics/contracts';
import { FIELD_NAMES, ruleOf, type Answers, type FieldRule, type Investigation } from './history-fields';
import {
  HISTORY,
  INVESTIGATIONS,
  type DHC_GRADES,
  type InvestigationKind,
  type Priority,
  type WaitingMode,
  type WORDS,
} from './history.values';

type Word<K extends keyof typeof WORDS> = (typeof WORDS)[K][number];
const open = { optional: true, nullable: true, example: undefined } as const;

/** A picture or a measurement that was asked for, and when it was made. */
export class InvestigationDto implements Investigation {
  @OneOf(INVESTIGATIONS, { example: 'OPG' }) kind!: InvestigationKind;
  @Day(open) requestedOn?: string | null;
  @Day(open) doneOn?: string | null;
  @Id({ ...open, description: 'The picture: a document of the same patient' }) documentId?: number | null;
}

function decoratorOf(rule: FieldRule): PropertyDecorator {
  switch (rule.kind) {
    case 'text':
      return Text({ ...open, max: rule.max });
    case 'choice':
      return OneOf(rule.values, open);
    case 'choices':
      return SomeOf(rule.values, open);
    case 'millimetres':
      return Millimetres({ min: rule.min, max: rule.max });
    case 'number':
      return Int({ ...open, min: rule.min, max: rule.max });
    case 'flag':
      return Flag(open);
    case 'date':
      return Day(open);
    case 'investigations':
      return ListOf(() => InvestigationDto, { ...open, max: HISTORY.investigationsMax });
  }
}

/** An answer, checked as the table of fields says. */
function Answer(): PropertyDecorator {
  return (target, property) => {
    const name = FIELD_NAMES.find((one) => one === property);
    if (!name) throw new Error(`${String(property)} is not a field of the case history`);
    decoratorOf(ruleOf(name))(target, property);
  };
}

/** What a case history says. A field that is left out, or null, was not recorded. */
export class HistoryAnswersDto implements Answers {
  @Answer() pastDentalHistory?: string | null;
  @Answer() fractures?: string | null;
  @Answer() orthodonticsTreatments?: string | null;
  @Answer() otherHistory?: string | null;
  @Answer() pastMedicalHistory?: string | null;
  @Answer() familyHistory?: string | null;
  @Answer() socialHistory?: string | null;

  @Answer() periodontalHealth?: Word<'periodontalHealth'> | null;
  @Answer() teethPresent?: string | null;
  @Answer() caries?: string | null;
  @Answer() habits?: string | null;
  @Answer() facialProfile?: Word<'facialProfile'> | null;
  @Answer() facialAsymmetry?: Word<'presence'> | null;
  @Answer() airway?: Word<'airway'> | null;

  @Answer() skeletalPattern?: Word<'skeletalPattern'> | null;
  @Answer() verticalFmpa?: Word<'verticalFmpa'> | null;
  @Answer() transverseDiscrepancy?: Word<'presence'> | null;

  @Answer() lipsCompetency?: Word<'lipsCompetency'> | null;
  @Answer() lipLine?: Word<'lipLine'> | null;
  @Answer() lipContour?: Word<'lipContour'> | null;
  @Answer() tongueSize?: Word<'tongueSize'> | null;
  @Answer() tongueRest?: string | null;
  @Answer() tongueThrust?: string | null;
  @Answer() mandibularPathOfClosure?: string | null;

  @Answer() lowerAnteriorSegment?: string | null;
  @Answer() lowerBuccalSegment?: string | null;
  @Answer() upperAnteriorSegment?: string | null;
  @Answer() upperBuccalSegment?: string | null;
  @Answer() canineAngulation?: Word<'canineAngulation'> | null;

  @Answer() incisorRelationship?: Word<'incisorRelationship'> | null;
  @Answer() rightMolarRelationship?: OcclusalRelation | null;
  @Answer() leftMolarRelationship?: OcclusalRelation | null;
  @Answer() canineRelationship?: OcclusalRelation | null;
  /** Negative: reverse. */
  @Answer() overjet?: number | null;
  @Answer() overbite?: number | null;
  @Answer() openBite?: number | null;
  @Answer() crossScissorBites?: string | null;
  /** The lower line to the upper one; positive: to the patient's left. */
  @Answer() centreLine?: number | null;
  @Answer() classification?: string | null;
  /** The clinician's own grade, where it is another than the measures give. */
  @Answer() iotnDhcGrade?: (typeof DHC_GRADES)[number] | null;
  /** Why it is another. */
  @Answer() iotnDhcReason?: string | null;
  @Answer() iotnAcGrade?: number | null;
  @Answer() suitability?: Word<'suitability'> | null;
  @Answer() referralTargets?: Word<'referralTargets'>[] | null;

  @Answer() specialInvestigations?: InvestigationDto[] | null;

  @Answer() consultantNotTakenPrognosis?: Word<'prognosis'> | null;
  @Answer() consultantWaitingListMode?: WaitingMode | null;
  @Answer() consultantTakeUpTreatmentModes?: Word<'takeUp'>[] | null;
  @Answer() consultantMixedDentitionReview?: boolean | null;
  @Answer() consultantUrgentInterceptiveTreatment?: boolean | null;
  @Answer() consultantPriority?: Priority | null;
  @Answer() consultantDate?: string | null;
}
