import type { ToothId } from '../../teeth/tooth';
import { diagramOf, type Diagram, type Zone } from './diagram';
import { formOf } from './forms';
import { MEASURES, ROOT_SCALE, shapeKeyOf, UNITS, type ShapeKey } from './measures';
import { flatten, mapPoints, pathData, type Command, type Point, type Polygon } from './path';
import { clip, ellipse } from './polygon';

/**
 * A tooth ready to draw, in units. Side view: +x mesial, +y towards the bite, 0 at the CEJ.
 * Diagram: +x mesial, +y oral, 0 in the middle.
 */
export interface Shape {
  readonly key: ShapeKey;
  readonly width: number;
  readonly neck: number;
  /** Crown height above and root length below the CEJ. */
  readonly crownHeight: number;
  readonly rootHeight: number;
  readonly crown: string;
  readonly crownPolygon: Polygon;
  readonly root: string;
  readonly rootPolygon: Polygon;
  readonly behind?: string;
  readonly grooves?: string;
  readonly canals: readonly Polygon[];
  /** Where the roots part; absent on teeth with one root. */
  readonly furcation?: Point;
  /** The root just below the neck, where roots decay. */
  readonly rootBed: Polygon;
  /** The surfaces as the side view shows them; oral ones are on the diagram alone. */
  readonly side: Partial<Record<Zone, Polygon>>;
  /** Where an occlusal lesion is drawn: below the notches, so that it never leaves the crown. */
  readonly lesionBed: Polygon;
  readonly diagram: Diagram;
}

const scaledPoint = ([x, y]: Point): Point => [x * UNITS, y * UNITS * (y < 0 ? ROOT_SCALE : 1)];
const toUnits = (commands: readonly Command[]): Command[] => mapPoints(commands, scaledPoint);
const drawn = (commands: readonly Command[] | undefined): string | undefined => commands && pathData(toUnits(commands));

function sidePanels(crown: Polygon, width: number, height: number, neck: number): Partial<Record<Zone, Polygon>> {
  const aboveNeck = (panel: Polygon): Polygon => clip(panel, 0, 1, height * 0.16);
  return {
    M: aboveNeck(clip(crown, 1, 0, width * 0.27)),
    D: aboveNeck(clip(crown, -1, 0, width * 0.27)),
    O: clip(crown, 0, 1, height * 0.74),
    V: ellipse(0, height * 0.5, width * 0.24, height * 0.23),
    V5: ellipse(0, height * 0.11, neck * 0.36, height * 0.13),
  };
}

function build(key: ShapeKey): Shape {
  const measures = MEASURES[key];
  const form = formOf(key);
  const crown = toUnits(form.crown);
  const crownPolygon = flatten(crown, 4);
  const [width, neck] = [measures.width * UNITS, measures.neck * UNITS];
  const crownHeight = measures.crown * UNITS;
  return {
    key,
    width,
    neck,
    crownHeight,
    rootHeight: measures.root * UNITS * ROOT_SCALE,
    crown: pathData(crown),
    crownPolygon,
    root: pathData(toUnits(form.root)),
    rootPolygon: flatten(toUnits(form.root), 6),
    behind: drawn(form.behind),
    furcation: form.furcation && scaledPoint(form.furcation),
    rootBed: ellipse(0, Math.min(...crownPolygon.map(([, y]) => y)) - 6.5, neck * 0.34, 7.5),
    grooves: drawn(form.grooves),
    canals: form.canals.map((canal) => flatten(toUnits(canal), 12)),
    lesionBed: clip(clip(crownPolygon, 0, 1, crownHeight * 0.6), 0, -1, -crownHeight * 0.86),
    side: sidePanels(crownPolygon, width, crownHeight, neck),
    diagram: diagramOf(measures, form.diagram),
  };
}

const built = new Map<ShapeKey, Shape>();

/** The shape of a tooth; worked out once for each of the 26. */
export function shapeOf(tooth: ToothId): Shape {
  const key = shapeKeyOf(tooth);
  const known = built.get(key);
  if (known) return known;
  const shape = build(key);
  built.set(key, shape);
  return shape;
}
