import {
  crowdingClass,
  iotnDhc,
  littleIndex,
  par,
  PAR_COMPONENTS,
  PAR_MAXIMA,
  parOutcome,
  parScore,
  parSegment,
  type DeepBite,
  type IotnMeasurements,
  type ParComponent,
  type ParComponents,
} from '@cuspid/odontogram';
import type { OrthoFieldsDto } from './ortho-fields.dto';
import type { IotnDto, OrthoFiguresDto, ParDto, ParOutcomeDto } from './orthodontics.dto';
import type { CentreLine, OcclusalRelation, OverbiteShare } from './orthodontics.values';

type Fields = Readonly<OrthoFieldsDto>;
/** PAR as it follows from the fields, without who recorded it. */
export type ParFigures = Omit<ParDto, 'recordedBy'>;

/** Relations half a unit or more away from class I. */
const HALF_AND_MORE: readonly OcclusalRelation[] = [
  'II_FULL',
  'II_THREE_QUARTER',
  'II_HALF',
  'III_HALF',
  'III_THREE_QUARTER',
  'III_FULL',
];

const isMeasured = (value: number | null | undefined): value is number => typeof value === 'number';
const relationsOf = ({ molarRight, molarLeft }: Fields) => [molarRight, molarLeft].filter((one) => one !== undefined);

/** The worst contact point, wherever it was measured. */
function worstDisplacement({ upperContacts, lowerContacts, displacement }: Fields): number | null {
  const all = [...(upperContacts ?? []), ...(lowerContacts ?? []), displacement].filter(isMeasured);
  return all.length ? Math.max(...all) : null;
}

const DEEP: Partial<Record<string, DeepBite>> = {
  INCOMPLETE: 'none',
  TOOTH: 'none',
  TISSUE: 'tissue',
  TRAUMA: 'trauma',
};

/** What an exam says of IOTN, in its terms. */
function measurementsOf(fields: Fields): IotnMeasurements {
  const { lips, biteContact, crossbiteTeeth, crossbiteShift } = fields;
  const isHalf = relationsOf(fields).some((one) => one && HALF_AND_MORE.includes(one));
  return {
    impededEruption: fields.impededEruption,
    hypodontiaMaxPerQuadrant: fields.hypodontia,
    preRestorative: fields.preRestorative,
    cleft: fields.cleft,
    submergedPrimary: fields.submergedPrimary,
    partlyEruptedTipped: fields.partlyErupted,
    supernumerary: fields.supernumerary,
    overjet: fields.overjet,
    lipsCompetent: lips ? lips === 'COMPETENT' : null,
    speechOrChewingProblem: fields.speechOrChewing,
    // A shift tells of a crossbite; without teeth in crossbite there is nothing to shift.
    crossbiteShift: crossbiteTeeth?.length ? (crossbiteShift ?? 0) : (crossbiteShift ?? null),
    lingualCrossbiteNoContact: fields.lingualNoContact,
    displacement: worstDisplacement(fields),
    openBite: fields.openBite,
    overbite: fields.overbite,
    deepBite: biteContact ? (DEEP[biteContact] ?? null) : null,
    halfUnitBuccal: isHalf || (relationsOf(fields).length ? false : null),
  };
}

/** IOTN DHC of an exam; null as long as nothing it is read from was recorded. */
export function iotnOf(fields: Fields): IotnDto | null {
  const found = measurementsOf(fields);
  if (Object.values(found).every((value) => value === null || value === undefined)) return null;
  const { grade, letter, code, reason, need, others, undecided } = iotnDhc(found);
  return {
    ...{ grade, letter, dhc: code, because: reason.text, need },
    others: others.map((one) => `${one.code} ${one.reason.text}`),
    undecided: [...undecided],
  };
}

const SHARES: Readonly<Record<OverbiteShare, number>> = { THIRD: 1 / 3, TWO_THIRDS: 2 / 3, MORE: 0.9, FULL: 1 };
const LINES: Readonly<Record<CentreLine, number>> = { QUARTER: 0.25, HALF: 0.5, MORE: 1 };

function segment(row: Fields['upperContacts'], impacted: number | null | undefined, most: number): number | null {
  const known = (row ?? []).filter(isMeasured);
  if (!row || known.length < row.length) return null;
  const teeth = Array.from({ length: impacted ?? 0 }, () => ({ mm: 0, isImpacted: true }));
  return Math.min(most, parSegment([...known.map((mm) => ({ mm })), ...teeth]));
}

const summed = (scores: readonly (number | null | undefined)[]): number | null =>
  scores.every(isMeasured) ? scores.reduce((sum, score) => sum + score, 0) : null;

/** Reverse overjet is scored by the teeth in crossbite, whose cut points are entered by hand. */
function overjetScore({ overjet, parFrontCrossbite }: Fields): number | null {
  if (!isMeasured(overjet)) return null;
  if (overjet < 0 && !isMeasured(parFrontCrossbite)) return null;
  return parScore.overjet(Math.max(0, overjet)) + (parFrontCrossbite ?? 0);
}

/** An open bite takes the place of the overbite, as a score that is entered. */
function overbiteScore({ overbiteShare, openBite, parOpenBite }: Fields): number | null {
  if (isMeasured(parOpenBite) && parOpenBite > 0) return parOpenBite;
  if (openBite && !isMeasured(parOpenBite)) return null;
  return overbiteShare ? parScore.overbite(SHARES[overbiteShare]) : null;
}

function componentsOf(fields: Fields): Readonly<Record<ParComponent, number | null>> {
  const { centreLine } = fields;
  return {
    upper: segment(fields.upperContacts, fields.upperImpacted, PAR_MAXIMA.upper),
    lower: segment(fields.lowerContacts, fields.lowerImpacted, PAR_MAXIMA.lower),
    right: summed([fields.parRightSagittal, fields.parRightVertical, fields.parRightTransverse]),
    left: summed([fields.parLeftSagittal, fields.parLeftVertical, fields.parLeftTransverse]),
    overjet: overjetScore(fields),
    overbite: overbiteScore(fields),
    centreLine: centreLine ? parScore.centreLine(LINES[centreLine]) : null,
  };
}

const isWhole = (scores: Readonly<Record<ParComponent, number | null>>): scores is ParComponents =>
  PAR_COMPONENTS.every((name) => scores[name] !== null);

/** PAR of an exam: what cut points are certain of is reckoned, the rest is what was entered. */
export function parOf(fields: Fields): ParFigures {
  const scores = componentsOf(fields);
  return { ...scores, weighted: isWhole(scores) ? par(scores).weighted : null };
}

/** What two exams say of the treatment between them; null unless both have their PAR. */
export function outcomeOf(before: Fields, after: Fields): Omit<ParOutcomeDto, 'since' | 'sinceDay'> | null {
  const [first, now] = [parOf(before).weighted, parOf(after).weighted];
  return first === null || now === null ? null : { before: first, after: now, ...parOutcome(first, now) };
}

/** Little's index, and how crowded the arches are. */
export function figuresOf({ lowerContacts, crowdingUpper, crowdingLower }: Fields): OrthoFiguresDto {
  return {
    little: lowerContacts ? littleIndex(lowerContacts) : null,
    crowdingUpper: isMeasured(crowdingUpper) ? crowdingClass(crowdingUpper) : null,
    crowdingLower: isMeasured(crowdingLower) ? crowdingClass(crowdingLower) : null,
  };
}
