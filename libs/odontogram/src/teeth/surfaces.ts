import { isFront, isUpper, type ToothId } from './tooth';

/** Surfaces in words, as stored and as the API speaks them, in the order they are printed. */
export const SURFACES = [
  'mesial',
  'occlusal_incisal',
  'distal',
  'vestibular',
  'vestibular_cervical',
  'oral',
  'oral_cervical',
  'root',
] as const;
export type Surface = (typeof SURFACES)[number];

/** Surface letters, used only at the edge: grammar, drawing and corpora. "V5" and "L5" are Black's class V. */
export const SURFACE_LETTERS = ['M', 'O', 'D', 'V', 'V5', 'L', 'L5', 'R'] as const;
export type SurfaceLetter = (typeof SURFACE_LETTERS)[number];

const LETTER: Record<Surface, SurfaceLetter> = {
  mesial: 'M',
  occlusal_incisal: 'O',
  distal: 'D',
  vestibular: 'V',
  vestibular_cervical: 'V5',
  oral: 'L',
  oral_cervical: 'L5',
  root: 'R',
};

const WORD: Record<SurfaceLetter, Surface> = {
  M: 'mesial',
  O: 'occlusal_incisal',
  D: 'distal',
  V: 'vestibular',
  V5: 'vestibular_cervical',
  L: 'oral',
  L5: 'oral_cervical',
  R: 'root',
};

export const toLetter = (surface: Surface): SurfaceLetter => LETTER[surface];
export const fromLetter = (letter: SurfaceLetter): Surface => WORD[letter];
export const isSurface = (text: unknown): text is Surface => SURFACES.some((surface) => surface === text);

/** Surfaces in printing order (M O D V L), each once. */
export function inOrder(surfaces: readonly Surface[]): Surface[] {
  return SURFACES.filter((surface) => surfaces.includes(surface));
}

/**
 * The clinical word of a surface on this tooth: occlusal or incisal, buccal or labial, palatal or lingual.
 */
export function surfaceName(tooth: ToothId, surface: Surface): string {
  const vestibular = isFront(tooth) ? 'labial' : 'buccal';
  const oral = isUpper(tooth) ? 'palatal' : 'lingual';
  const names: Record<Surface, string> = {
    mesial: 'mesial',
    occlusal_incisal: isFront(tooth) ? 'incisal' : 'occlusal',
    distal: 'distal',
    vestibular,
    vestibular_cervical: `cervical ${vestibular}`,
    oral,
    oral_cervical: `cervical ${oral}`,
    root: 'root',
  };
  return names[surface];
}

/** A surface as a letter people of the clinic read on this tooth: I on front teeth, B/F and P/L by place. */
export function surfaceShort(tooth: ToothId, surface: Surface): string {
  if (surface === 'occlusal_incisal') return isFront(tooth) ? 'I' : 'O';
  if (surface === 'oral' || surface === 'oral_cervical')
    return LETTER[surface].replace('L', isUpper(tooth) ? 'P' : 'L');
  return LETTER[surface];
}

/** Surfaces counted by DMFS (WHO): front teeth 4 (the edge is not one), back teeth 5. */
export const dmfsSurfaceCount = (tooth: ToothId): 4 | 5 => (isFront(tooth) ? 4 : 5);
