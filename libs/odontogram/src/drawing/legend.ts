import type { FindingContent } from '../findings/finding';
import { LAYERS, type Layer } from '../findings/layers';
import type { ToothId } from '../teeth/tooth';
import { cellOf } from './cell/cell';
import { paintDiagram } from './cell/diagram';
import { paintSide } from './cell/side';
import { settle } from '../state/settle';
import { prefixOf, type OdontogramOptions } from './chart/options';
import { Definitions } from './definitions';
import { polygonData, type Polygon } from './geometry/path';
import { fillZone } from './ground';
import { inkOf } from './ink';
import { esc } from './esc';
import { num, Pen } from './pen';
import { themeOf, type Theme } from './theme';

export type LegendOptions = Pick<OdontogramOptions, 'theme' | 'profile' | 'uid' | 'layers'> & {
  /** Width in units; the chart is 983. */
  readonly width?: number;
  /** Names of the entries, for translation: by layer, "pending", and the symbol keys. */
  readonly names?: Readonly<Record<string, string>>;
};

/** One entry of the legend. */
export interface LegendEntry {
  readonly key: string;
  readonly name: string;
}

const LAYER_NAMES: Record<Layer, string> = {
  condition: 'Finding',
  planned: 'Planned',
  progress: 'In progress',
  done: 'Done here',
  elsewhere: 'Done elsewhere',
  referred: 'Referred',
};

type Example = Omit<FindingContent, 'tooth'>;
interface SymbolEntry extends LegendEntry {
  readonly tooth: ToothId;
  readonly view: 'diagram' | 'side';
  readonly findings: readonly Example[];
}

const O = ['occlusal_incisal'] as const;
const symbol = (key: string, name: string, view: SymbolEntry['view'], ...findings: Example[]): SymbolEntry => ({
  key,
  name,
  tooth: '36',
  view,
  findings,
});
const done = (code: Example['code'], more: Partial<Example> = {}): Example => ({ code, layer: 'done', ...more });
const seen = (code: Example['code'], more: Partial<Example> = {}): Example => ({ code, layer: 'condition', ...more });

const SYMBOLS: readonly SymbolEntry[] = [
  symbol('caries-2', 'Caries 1–2', 'diagram', seen('caries', { surfaces: O, severity: 2 })),
  symbol('caries-4', 'Caries 3–4', 'diagram', seen('caries', { surfaces: O, severity: 4 })),
  symbol('caries-6', 'Caries 5–6', 'diagram', seen('caries', { surfaces: O, severity: 6 })),
  symbol('amalgam', 'Amalgam, metal', 'diagram', done('filling', { surfaces: O, material: 'amalgam' })),
  symbol('composite', 'Composite', 'diagram', done('filling', { surfaces: O, material: 'composite' })),
  symbol('glass-ionomer', 'Glass ionomer', 'diagram', done('filling', { surfaces: O, material: 'glass ionomer' })),
  symbol('temporary', 'Temporary', 'diagram', done('filling', { surfaces: O, material: 'temporary' })),
  symbol('sealant', 'Sealant', 'diagram', done('sealant', { surfaces: O })),
  symbol('crown', 'Crown', 'diagram', done('crown', { material: 'ceramic' })),
  symbol('root-filling', 'Root filling', 'side', done('rct')),
  symbol('implant', 'Implant', 'diagram', done('implant')),
  symbol('missing', 'Missing', 'diagram', seen('missing')),
  symbol('extraction', 'To extract', 'diagram', { code: 'extraction', layer: 'planned' }),
  symbol('denture', 'Denture', 'diagram', done('denture', { range: ['36', '37'] })),
  symbol('closed', 'Space closed', 'diagram', seen('closed')),
  symbol('unerupted', 'Unerupted', 'diagram', seen('unerupted')),
  symbol('fracture', 'Fracture', 'diagram', seen('fracture')),
  symbol('root-caries', 'Root caries', 'side', seen('caries', { surfaces: ['root'] })),
  symbol('furcation', 'Furcation', 'side', seen('furcation', { severity: 2 })),
  symbol('resorption', 'Resorption', 'side', seen('resorption', { param: 'external' })),
  symbol('neck-wear', 'Neck wear', 'side', seen('wear', { param: 'abfraction' })),
  symbol('unknown', 'Not recorded', 'diagram', seen('unknown')),
];

const nameOf = (entry: LegendEntry, names: LegendOptions['names']): string => names?.[entry.key] ?? entry.name;

/** On paper nothing waits to be saved. */
const layerEntries = ({ layers = LAYERS, names, theme }: LegendOptions): (LegendEntry & { layer?: Layer })[] => [
  ...LAYERS.filter((layer) => layers.includes(layer)).map((layer) => {
    const entry = { key: layer, name: LAYER_NAMES[layer] };
    return { ...entry, name: nameOf(entry, names), layer };
  }),
  ...(theme === 'print' ? [] : [{ key: 'pending', name: nameOf({ key: 'pending', name: 'Not saved yet' }, names) }]),
];

/** The entries as data, in order: for a legend the screen sets in its own type. */
export function legend(options: LegendOptions = {}): { layers: LegendEntry[]; symbols: LegendEntry[] } {
  return {
    layers: layerEntries(options).map(({ key, name }) => ({ key, name })),
    symbols: SYMBOLS.map((entry) => ({ key: entry.key, name: nameOf(entry, options.names) })),
  };
}

interface Sheet {
  readonly pen: Pen;
  readonly theme: Theme;
  readonly definitions: Definitions;
}

const SWATCH: Polygon = [
  [14, -6],
  [42, -6],
  [42, 6],
  [14, 6],
];

/** Badge, ground and outline of a layer, and its name. */
function layerSample({ pen, theme, definitions }: Sheet, entry: LayerEntry, x: number): void {
  const layer = entry.layer ?? 'condition';
  const isPending = entry.layer === undefined;
  const finding: FindingContent = { tooth: '36', code: layer === 'condition' ? 'caries' : 'filling', layer };
  const cell = cellOf({ tooth: '16', presence: 'present', findings: [], pending: [] }, theme, definitions, pen);
  pen.group({ transform: `translate(${num(x)} 16)` }, () => {
    if (!isPending) pen.element('use', { href: definitions.badge(layer), x: 5 });
    const material = layer === 'condition' ? 'metal' : 'composite';
    fillZone(cell, SWATCH, material, inkOf(theme, finding, isPending), undefined, (attributes) =>
      pen.path(polygonData(SWATCH), attributes),
    );
    pen.text(entry.name, { x: 48, y: 4, fill: theme.ink, 'font-size': '12', 'text-anchor': 'start' });
  });
}

type LayerEntry = ReturnType<typeof layerEntries>[number];

/** Longer names get more room: swatch and gap, and about six units a letter. */
function layerPlaces(entries: readonly LayerEntry[], width: number): [LayerEntry, number][] {
  const wanted = entries.map(({ name }) => 66 + name.length * 6.2);
  const scale = (width - 16) / wanted.reduce((sum, room) => sum + room, 0);
  let x = 8;
  return entries.map((entry, i) => {
    const at = x;
    x += (wanted[i] ?? 0) * scale;
    return [entry, at];
  });
}

/** Room for a symbol, and the size of the tooth in it. */
const CELL = { width: 61, diagram: 0.62, side: 0.33 };

function symbolSample(
  { pen, theme, definitions }: Sheet,
  entry: SymbolEntry,
  name: string,
  x: number,
  y: number,
): void {
  const findings = entry.findings.map((example) => ({ ...example, tooth: entry.tooth }));
  const { presence } = settle(findings).teeth[entry.tooth];
  const cell = cellOf({ tooth: entry.tooth, presence, findings, pending: [] }, theme, definitions, pen);
  const isSide = entry.view === 'side';
  const { crownHeight, rootHeight } = cell.shape;
  const scale = isSide ? CELL.side : CELL.diagram;
  const dy = isSide ? ((rootHeight - crownHeight) / 2) * -scale : 0;
  pen.group({ transform: `matrix(${-scale} 0 0 ${-scale} ${num(x)} ${num(y + dy)})` }, () =>
    isSide ? paintSide(cell) : paintDiagram(cell),
  );
  if (presence === 'not_recorded') pen.text('?', { x, y: y + 5, fill: theme.muted, 'font-size': '14' });
  pen.text(name, { x, y: y + 32, fill: theme.ink, 'font-size': '8.6' });
}

/**
 * The legend as SVG markup: layers with badge, ground and outline, and the symbols. It belongs under every chart,
 * because colours mean different things in different programs. Same rules as `renderOdontogram`.
 */
export function renderLegend(options: LegendOptions = {}): string {
  const uid = prefixOf(options.uid ?? 'legend');
  const theme = themeOf(options.theme, options.profile);
  const width = options.width ?? 983;
  const sheet: Sheet = { pen: new Pen(), theme, definitions: new Definitions(uid, theme) };
  layerPlaces(layerEntries(options), width).forEach(([entry, x]) => layerSample(sheet, entry, x));
  const rows = Math.ceil(SYMBOLS.length / Math.max(1, Math.floor(width / CELL.width)));
  const perRow = Math.ceil(SYMBOLS.length / rows);
  SYMBOLS.forEach((entry, i) => {
    const x = ((i % perRow) + 0.5) * (width / perRow);
    symbolSample(sheet, entry, nameOf(entry, options.names), x, 58 + Math.floor(i / perRow) * 66);
  });
  const height = 100 + (rows - 1) * 66;
  const { markup, definitions } = sheet.pen.finish(uid);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${num(width)} ${num(height)}" role="img" aria-label="${esc('Legend')}"` +
    ` font-family="Inter Variable,Inter,Segoe UI,Arial,sans-serif" text-anchor="middle" fill="none" stroke-linejoin="round"` +
    ` stroke-width=".9"><defs>${sheet.definitions.markup()}${definitions}</defs>${markup}</svg>`
  );
}
