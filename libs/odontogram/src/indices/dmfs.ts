import type { FindingContent } from '../findings/finding';
import { isFinished } from '../findings/layers';
import type { ChartState, ToothState } from '../state/settle';
import { dmfsSurfaceCount, type Surface } from '../teeth/surfaces';
import { isFront, type ToothId } from '../teeth/tooth';
import {
  ALL_MISSING_FROM,
  countedTeeth,
  dmft,
  DECAYED_FROM,
  isDecay,
  whoCodes,
  type CodesOptions,
  type Dmft,
  type DmftOptions,
  type PrimaryWhoCode,
} from './dmft';

/** Surfaces that are counted: the edge of a front tooth is not one, class V belongs to its side, roots are left out. */
export const DMFS_SURFACES = ['mesial', 'occlusal_incisal', 'distal', 'vestibular', 'oral'] as const;
export type DmfsSurface = (typeof DMFS_SURFACES)[number];

/** A tooth as DMFS sees it. A surface that is filled and decayed is decayed. */
export interface ToothSurfaces {
  /** Why it is gone: then its surfaces are not looked at. */
  readonly missing?: 'caries' | 'other';
  /** A crown made because of caries: every surface is filled. */
  readonly crownForCaries?: boolean;
  readonly surfaces?: Readonly<Partial<Record<DmfsSurface, 'decayed' | 'filled'>>>;
  readonly isNotRecorded?: boolean;
}

export type DmfsTeeth = Readonly<Partial<Record<ToothId, ToothSurfaces>>>;

/** A surface that counts. */
export type SurfaceRef = readonly [tooth: ToothId, surface: DmfsSurface];

/** The index with the surfaces that made it. */
export interface Dmfs {
  readonly value: number;
  readonly decayed: readonly SurfaceRef[];
  /** Teeth, of which every surface counts: 4 of a front tooth, 5 of a back tooth. */
  readonly missing: readonly ToothId[];
  readonly missingSurfaces: number;
  readonly filled: readonly SurfaceRef[];
  readonly base: Dmft['base'];
  /** 128 of 28 teeth, 148 of 32, 88 of the primary teeth. */
  readonly maxSurfaces: number;
  readonly notRecorded: readonly ToothId[];
  readonly isComplete: boolean;
}

const surfacesOf = (tooth: ToothId): readonly DmfsSurface[] =>
  DMFS_SURFACES.filter((surface) => surface !== 'occlusal_incisal' || !isFront(tooth));

const total = (teeth: readonly ToothId[]): number => teeth.reduce((sum, tooth) => sum + dmfsSurfaceCount(tooth), 0);

/** DMFS (or dmfs) by surfaces: a missing tooth counts all of its own, from 30 years whatever the reason (WHO). */
export function dmfs(teeth: DmfsTeeth, options: DmftOptions = {}): Dmfs {
  const { age = null, base = 28, primary = false } = options;
  const counted = countedTeeth(options);
  const isOld = !primary && age !== null && age >= ALL_MISSING_FROM;
  const gone = (tooth: ToothId): boolean =>
    teeth[tooth]?.missing === 'caries' || (isOld && teeth[tooth]?.missing === 'other');
  const those = (state: 'decayed' | 'filled'): SurfaceRef[] =>
    counted.flatMap((tooth) => {
      const { missing, crownForCaries, surfaces = {} } = teeth[tooth] ?? {};
      if (missing) return [];
      const is = (surface: DmfsSurface) => surfaces[surface] ?? (crownForCaries ? 'filled' : undefined);
      return surfacesOf(tooth)
        .filter((surface) => is(surface) === state)
        .map((surface): SurfaceRef => [tooth, surface]);
    });
  const [decayed, filled, missing] = [those('decayed'), those('filled'), counted.filter(gone).toSorted()];
  const notRecorded = counted.filter((tooth) => teeth[tooth]?.isNotRecorded).toSorted();
  return {
    value: decayed.length + total(missing) + filled.length,
    decayed,
    missing,
    missingSurfaces: total(missing),
    filled,
    base: primary ? 20 : base,
    maxSurfaces: total(counted),
    notRecorded,
    isComplete: notRecorded.length === 0,
  };
}

const COUNTED_AS: Readonly<Partial<Record<Surface, DmfsSurface>>> = {
  mesial: 'mesial',
  occlusal_incisal: 'occlusal_incisal',
  distal: 'distal',
  vestibular: 'vestibular',
  vestibular_cervical: 'vestibular',
  oral: 'oral',
  oral_cervical: 'oral',
};

const RESTORATIONS: readonly FindingContent['code'][] = ['filling', 'inlay', 'onlay'];

function countedIn(findings: readonly FindingContent[]): DmfsSurface[] {
  return findings.flatMap(({ surfaces }) => (surfaces ?? []).flatMap((surface) => COUNTED_AS[surface] ?? []));
}

function standing({ tooth, findings }: ToothState<FindingContent>, options: CodesOptions): ToothSurfaces {
  const here = findings.filter(({ layer }) => isFinished(layer));
  const restored = here.filter(({ code }) => RESTORATIONS.includes(code));
  const decay = findings.filter((finding) => isDecay(finding, options));
  const isRemnant = decay.some(({ code }) => code === 'remnant');
  const states: Partial<Record<DmfsSurface, 'decayed' | 'filled'>> = {};
  for (const surface of countedIn(restored)) states[surface] = 'filled';
  for (const surface of isRemnant ? surfacesOf(tooth) : countedIn(decay)) states[surface] = 'decayed';
  const crownForCaries = here.some(({ code, reason }) => code === 'crown' && reason === 'caries');
  return { surfaces: states, crownForCaries };
}

const CAUSE: Readonly<Partial<Record<PrimaryWhoCode, 'caries' | 'other'>>> = { 4: 'caries', E: 'caries', 5: 'other' };

function toothSurfaces(tooth: ToothState<FindingContent>, code: PrimaryWhoCode, options: CodesOptions): ToothSurfaces {
  const missing = CAUSE[code];
  if (missing) return { missing };
  if (code === 9) return { isNotRecorded: true };
  // Unerupted teeth, implants, abutments and crowns for other reasons do not count.
  return code === 7 || code === 8 ? {} : standing(tooth, options);
}

/** The surfaces of a charted mouth, by the same rules as its WHO codes. */
export function whoSurfaces(state: ChartState<FindingContent>, options: CodesOptions = {}): DmfsTeeth {
  const codes = whoCodes(state, options);
  const entries = Object.values(state.teeth).map(
    (tooth) => [tooth.tooth, toothSurfaces(tooth, codes[tooth.tooth], options)] as const,
  );
  return Object.fromEntries(entries);
}

export interface ChartIndicesOptions {
  /** Years; null when not known. */
  readonly age?: number | null;
  readonly base?: 28 | 32;
  readonly decayedFrom?: number;
}

/** The indices of a chart, with what they were counted by: print the parameters with the values. */
export interface ChartIndices {
  /** DMFT and DMFS of the permanent teeth. */
  readonly permanent: Dmft;
  readonly permanentSurfaces: Dmfs;
  /** dmft and dmfs of the primary teeth. */
  readonly primary: Dmft;
  readonly primarySurfaces: Dmfs;
  readonly age: number | null;
  /** Caries counts from this ICDAS degree. */
  readonly decayedFrom: number;
}

/** DMFT, DMFS, dmft and dmfs of a charted mouth. */
export function chartIndices(state: ChartState<FindingContent>, options: ChartIndicesOptions = {}): ChartIndices {
  const { age = null, base = 28, decayedFrom = DECAYED_FROM } = options;
  const codes = whoCodes(state, { decayedFrom });
  const teeth = whoSurfaces(state, { decayedFrom });
  return {
    permanent: dmft(codes, { age, base }),
    permanentSurfaces: dmfs(teeth, { age, base }),
    primary: dmft(codes, { age, primary: true }),
    primarySurfaces: dmfs(teeth, { age, primary: true }),
    age,
    decayedFrom,
  };
}
