import type { FindingCode } from '../../findings/vocabulary';
import { isFinished } from '../../findings/layers';
import { lineData, polygonData, type Point } from '../geometry/path';
import { centroid, dots, hatch, outlineData, scaled } from '../geometry/polygon';
import { blob, fillZone, isDark } from '../ground';
import { plainStroke, stroke, type Drawn } from '../ink';
import { hasNoCrown, itemOf, isPontic, usePart, type Cell } from './cell';
import { fractureLine, rotation, slashes, xMark } from './diagram-marks';
import { closedTable, dentureTable } from './denture';
import { isAtNeck, isFilledGap, isToldGap } from './side-marks';
import { MIH_USUAL, zonesOf } from './side-zones';

type Painter = (cell: Cell, item: Drawn) => void;

const UNGRADED = 5;

const caries: Painter = (cell, item) => {
  const { severity, quality } = item.finding;
  zonesOf(item).forEach((zone, i) => {
    const seed = Number(cell.tooth) * 3 + i;
    blob(cell, cell.shape.diagram.zones[zone], { severity: severity ?? UNGRADED, quality, seed }, item.ink);
  });
};

/** Saw-teeth along the margin of work that has failed. */
function sawTeeth(cell: Cell, item: Drawn): void {
  for (const zone of zonesOf(item)) {
    const margin = cell.shape.diagram.zones[zone].slice(0, 8);
    const saw = margin.map(([x, y], i): Point => (i % 2 ? [x * 0.9, y * 0.9] : [x * 1.06, y * 1.06]));
    const red = cell.theme.layers.condition.ink;
    cell.pen.path(lineData(saw), { stroke: red, 'stroke-width': 1.7, 'stroke-linejoin': 'miter' });
  }
}

const filling: Painter = (cell, item) => {
  for (const zone of zonesOf(item)) fillZone(cell, cell.shape.diagram.zones[zone], item.finding.material, item.ink);
  if (item.finding.defective) sawTeeth(cell, item);
};

/** A filling with an inset frame: it was made outside of the mouth. */
const inlay: Painter = (cell, item) => {
  const { ink, finding } = item;
  const isSolid = isDark(finding.material) && !ink.isHollow && ink.layer !== 'progress';
  for (const zone of zonesOf(item)) {
    const polygon = cell.shape.diagram.zones[zone];
    fillZone(cell, polygon, finding.material, ink);
    const frame = scaled(polygon, centroid(polygon), 0.55);
    cell.pen.path(polygonData(frame), { stroke: isSolid ? '#fff' : ink.colour, 'stroke-width': 1 });
  }
  if (finding.defective) sawTeeth(cell, item);
};

/** An inlay that covers the cusps. */
const onlay: Painter = (cell, item) => {
  inlay(cell, item);
  const { halfWidth: a, halfDepth: b } = cell.shape.diagram;
  const cover: Point[] = [
    [-a * 0.5, -b * 0.5],
    [a * 0.5, -b * 0.5],
    [a * 0.5, b * 0.5],
    [-a * 0.5, b * 0.5],
  ];
  cell.pen.path(polygonData(cover), stroke(item.ink, 1.4));
};

const mih: Painter = (cell, item) => {
  for (const zone of zonesOf(item, MIH_USUAL)) {
    const data = dots(cell.shape.diagram.zones[zone], 4);
    cell.pen.path(data, { stroke: item.ink.colour, 'stroke-width': 1.5, 'stroke-linecap': 'round' });
  }
};

/** The letter is turned back, so that it reads the right way in every quadrant. */
const LETTER_S = 'M3.4-4.4C1.6-6.6-3.4-6-3.2-2.7-3-.2 3.2-.4 3.4 2.4 3.5 5.8-2 6.3-3.8 3.9';

const sealant: Painter = (cell, { ink }) => {
  const zone = cell.shape.diagram.zones.O;
  cell.pen.path(outlineData(zone), { fill: ink.isHollow ? '#fff' : ink.tint, ...stroke(ink, 1.3) });
  const turn = cell.across === 1 && cell.down === 1 ? undefined : `scale(${cell.across} ${cell.down})`;
  cell.pen.path(LETTER_S, { ...plainStroke(ink, 1.9), 'stroke-linecap': 'round', transform: turn });
};

const crown: Painter = (cell, item) => {
  const { finding, ink } = item;
  const { diagram } = cell.shape;
  if (isPontic(cell, item)) {
    cell.pen.path(diagram.outline, { fill: '#fff', ...stroke(ink, 1.7) });
    cell.pen.path(hatch(diagram.zones.O, 90, 4), { stroke: ink.colour, 'stroke-width': 0.7 });
    return;
  }
  const material = finding.material ?? 'ceramic';
  fillZone(cell, diagram.outlinePolygon, material, ink, 2.2, (attributes) =>
    cell.pen.path(diagram.outline, attributes),
  );
  const isSolid = isDark(material) && !ink.isHollow && ink.layer !== 'progress';
  cell.pen.path(diagram.inner, { stroke: isSolid ? '#fff' : ink.colour, 'stroke-width': 1 });
};

const veneer: Painter = (cell, { ink }) => {
  const zone = cell.shape.diagram.zones.V;
  fillZone(cell, zone, 'composite', ink, 1.5);
  cell.pen.path(hatch(zone, 90, 3.2), { stroke: ink.colour, 'stroke-width': 0.6 });
};

/** Ring and core, until a crown stands on it. */
const implant: Painter = (cell, { ink }) => {
  if (itemOf(cell, 'crown')) return;
  const r = Math.min(cell.shape.diagram.halfWidth, cell.shape.diagram.halfDepth);
  cell.pen.element('circle', { r: r * 0.5, fill: ink.isHollow ? '#fff' : ink.tint, ...stroke(ink, 1.6) });
  cell.pen.element('circle', { r: r * 0.2, fill: ink.colour });
};

const wear: Painter = (cell, item) => {
  const { zones } = cell.shape.diagram;
  const { colour } = item.ink;
  if (!isAtNeck(item)) return cell.pen.path(hatch(zones.O, 0, 2.6), { stroke: colour, 'stroke-width': 0.9 });
  cell.pen.path(outlineData(zones.V5), { fill: '#fff', ...stroke(item.ink, 1.2) });
  cell.pen.path(hatch(zones.V5, 0, 2.6), { stroke: colour, 'stroke-width': 0.9 });
};

const missing: Painter = (cell, item) => {
  if (!isToldGap(cell) && item.finding.reason !== 'shed') xMark(cell, item);
};

const extraction: Painter = (cell, item) =>
  isFinished(item.finding.layer) && !item.ink.isPending ? missing(cell, item) : slashes(cell, item);

const PAINTERS: Partial<Record<FindingCode, Painter>> = {
  caries,
  filling,
  inlay,
  onlay,
  mih,
  sealant,
  crown,
  bridge: crown,
  denture: dentureTable,
  closed: closedTable,
  veneer,
  implant,
  wear,
  missing,
  extraction,
  rotation,
  fracture: fractureLine,
};

/** The ground of the diagram: a sound table, or only an outline where no crown can be seen. */
function paintGround(cell: Cell): void {
  const { presence, theme, shape } = cell;
  const isHidden = presence === 'unerupted' || presence === 'impacted';
  const isBare = hasNoCrown(cell) && !isFilledGap(cell);
  if (!isBare && !isHidden) return usePart(cell, 'o', {});
  const dash = presence === 'not_recorded' ? undefined : '2';
  cell.pen.path(shape.diagram.outline, { fill: theme.paper, stroke: theme.soft, 'stroke-dasharray': dash });
  if (presence !== 'remnant') return;
  cell.pen.path(hatch(shape.diagram.zones.O, 0, 4), { stroke: theme.soft, 'stroke-width': 0.8 });
}

/** The tooth seen from the bite. */
export function paintDiagram(cell: Cell): void {
  paintGround(cell);
  for (const item of cell.items) PAINTERS[item.finding.code]?.(cell, item);
}
