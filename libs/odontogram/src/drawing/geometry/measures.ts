import { isPrimary, isUpper, position, type ToothId } from '../../teeth/tooth';

/** Drawing units a millimetre of tooth width. */
export const UNITS = 7;
/** Roots are drawn foreshortened. */
export const ROOT_SCALE = 0.84;

/** The 26 shapes: u/l arch, p primary, and the place from the midline. Left and right are mirror images. */
export type ShapeKey = `${'u' | 'l'}${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8}` | `p${'u' | 'l'}${1 | 2 | 3 | 4 | 5}`;

/** Millimetres: mesio-distal width, width at the neck, crown height, root length, bucco-lingual depth. */
export interface Measures {
  readonly width: number;
  readonly neck: number;
  readonly crown: number;
  readonly root: number;
  readonly depth: number;
}

const mm = (width: number, neck: number, crown: number, root: number, depth: number): Measures => ({
  width,
  neck,
  crown,
  root,
  depth,
});

/** Textbook averages, for drawing only: they are never shown as a measurement. */
export const MEASURES: Readonly<Record<ShapeKey, Measures>> = {
  u1: mm(8.5, 7, 10.5, 13, 7),
  u2: mm(6.5, 5, 9, 13, 6),
  u3: mm(7.5, 5.5, 10, 17, 8),
  u4: mm(7, 5, 8.5, 14, 9),
  u5: mm(7, 5, 8.5, 14, 9),
  u6: mm(10, 8, 7.5, 12.5, 11),
  u7: mm(9, 7.2, 7, 11.5, 11),
  u8: mm(8.5, 6.5, 6.5, 11, 10),
  l1: mm(5, 3.5, 9, 12.5, 6),
  l2: mm(5.5, 4, 9.5, 14, 6.5),
  l3: mm(7, 5.5, 11, 16, 7.5),
  l4: mm(7, 5, 8.5, 14, 7.5),
  l5: mm(7, 5, 8, 14.5, 8),
  l6: mm(11, 9, 7.5, 14, 10.5),
  l7: mm(10.5, 8.2, 7, 13, 10),
  l8: mm(10, 7.8, 7, 11, 9.5),
  pu1: mm(6.5, 4.5, 6, 10, 5),
  pu2: mm(5.1, 3.7, 5.6, 11.4, 4.4),
  pu3: mm(7, 5.1, 6.5, 13.5, 7),
  pu4: mm(7.3, 5.2, 5.1, 10, 8.5),
  pu5: mm(8.2, 6.4, 5.7, 11.7, 10),
  pl1: mm(4.2, 3, 5, 9, 4),
  pl2: mm(4.1, 3, 5.2, 10, 4),
  pl3: mm(5, 3.7, 6, 11.5, 4.8),
  pl4: mm(7.7, 6.2, 6, 9.8, 7),
  pl5: mm(9.9, 7.2, 5.5, 11.3, 8.7),
};

const isShapeKey = (text: string): text is ShapeKey => Object.hasOwn(MEASURES, text);

/** The shape a tooth is drawn with. */
export function shapeKeyOf(tooth: ToothId): ShapeKey {
  const key = `${isPrimary(tooth) ? 'p' : ''}${isUpper(tooth) ? 'u' : 'l'}${position(tooth)}`;
  if (!isShapeKey(key)) throw new RangeError(`odontogram: no shape for tooth ${tooth}`);
  return key;
}
