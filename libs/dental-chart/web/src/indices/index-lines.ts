import {
  label,
  surfaceShort,
  type ChartIndices,
  type Dmfs,
  type Dmft,
  type Notation,
  type SurfaceRef,
  type ToothId,
} from '@cuspid/odontogram';

/** One index as it is shown: `why` are the teeth or surfaces behind each of its letters. */
export interface IndexLine {
  readonly name: 'DMFT' | 'DMFS' | 'dmft' | 'dmfs';
  readonly value: number;
  /** False: teeth are missing from the record, and the value is the least it can be. */
  readonly isComplete: boolean;
  readonly notRecorded: number;
  /** Teeth or surfaces it is counted over. */
  readonly of: number;
  readonly parts: readonly IndexPart[];
}

export interface IndexPart {
  readonly letter: string;
  readonly count: number;
  readonly why: string;
}

type Names = readonly [teeth: 'DMFT' | 'dmft', surfaces: 'DMFS' | 'dmfs'];

const numbers = (teeth: readonly ToothId[], notation: Notation): string =>
  teeth.map((tooth) => label(tooth, notation)).join(' ');

/** "36 MOD, 46 O": each tooth once, with its surfaces behind it. */
function surfaces(refs: readonly SurfaceRef[], notation: Notation): string {
  const teeth = [...new Set(refs.map(([tooth]) => tooth))].toSorted();
  const letters = (tooth: ToothId) =>
    refs.flatMap(([at, surface]) => (at === tooth ? [surfaceShort(tooth, surface)] : [])).join('');
  return teeth.map((tooth) => `${label(tooth, notation)} ${letters(tooth)}`).join(', ');
}

function lines(teeth: Dmft, by: Dmfs, [tooth, surface]: Names, notation: Notation): IndexLine[] {
  const letters = [...tooth.slice(0, 3)];
  const parts = (counts: readonly number[], why: readonly string[]): IndexPart[] =>
    letters.map((letter, i) => ({ letter, count: counts[i] ?? 0, why: why[i] ?? '' }));
  const common = { isComplete: teeth.isComplete, notRecorded: teeth.notRecorded.length };
  const missing = numbers(teeth.missing, notation);
  return [
    {
      ...common,
      name: tooth,
      value: teeth.value,
      of: teeth.base,
      parts: parts(
        [teeth.decayed.length, teeth.missing.length, teeth.filled.length],
        [numbers(teeth.decayed, notation), missing, numbers(teeth.filled, notation)],
      ),
    },
    {
      ...common,
      name: surface,
      value: by.value,
      of: by.maxSurfaces,
      parts: parts(
        [by.decayed.length, by.missingSurfaces, by.filled.length],
        [surfaces(by.decayed, notation), missing, surfaces(by.filled, notation)],
      ),
    },
  ];
}

/** The indices of a chart. One of teeth nobody has recorded says nothing and is left out. */
export function indexLines(found: ChartIndices, notation: Notation): IndexLine[] {
  const { permanent, permanentSurfaces, primary, primarySurfaces } = found;
  const says = ({ notRecorded, base }: Dmft): boolean => notRecorded.length < base;
  return [
    ...(says(permanent) ? lines(permanent, permanentSurfaces, ['DMFT', 'DMFS'], notation) : []),
    ...(says(primary) ? lines(primary, primarySurfaces, ['dmft', 'dmfs'], notation) : []),
  ];
}
