import { teethOf, type FindingContent } from '../findings/finding';
import { settle } from '../state/settle';
import type { ToothId } from '../teeth/tooth';
import { paintColumn, type ColumnInput, type Pens } from './chart/column';
import { paintGum } from './chart/gum';
import { layoutOf, type Layout, type Row } from './chart/layout';
import { changeOf } from './chart/marks';
import { CAPTIONS, drawable, prefixOf, type DrawableState, type OdontogramOptions } from './chart/options';
import { paintSpan } from './chart/spans';
import { paintStatus } from './chart/status';
import { TAG_WORDS } from './chart/tags';
import { Definitions } from './definitions';
import { lineData } from './geometry/path';
import { esc } from './esc';
import { num, Pen } from './pen';
import { themeOf, type Theme } from './theme';

const FONT = 'Inter Variable,Inter,Segoe UI,Arial,sans-serif';

interface Sheet {
  readonly state: DrawableState;
  /** What the chart would be with the pending entry: it says which teeth stand. */
  readonly trial: DrawableState;
  readonly layout: Layout;
  readonly theme: Theme;
  readonly definitions: Definitions;
  readonly options: OdontogramOptions;
  readonly pens: Pens;
}

function pendingByTooth(pending: readonly FindingContent[], tooth: ToothId): FindingContent[] {
  return pending.filter((finding) => teethOf(finding).includes(tooth));
}

/** Presence as recorded; where nobody recorded the tooth, as the pending entry would have it. */
const presenceIn = ({ state, trial }: Sheet, tooth: ToothId): ColumnInput['presence'] => {
  const { presence } = state.teeth[tooth];
  return presence === 'not_recorded' ? trial.teeth[tooth].presence : presence;
};

function paintRow(sheet: Sheet, row: Row, tabStop: ToothId | undefined): void {
  const { state, theme, definitions, options, pens } = sheet;
  const { layers, pending = [], notation = 'fdi', selected = [], awaiting = [], focus, hover } = options;
  const captions = { ...CAPTIONS, ...options.captions };
  const tagWords = { ...TAG_WORDS, ...options.tagWords };
  const isCrossed = [...state.findings, ...pending].some(({ code }) => code === 'elastic');
  for (const column of row.columns) {
    const { tooth } = column;
    const findings = drawable(state.teeth[tooth].findings, layers);
    paintColumn(
      {
        row,
        column,
        presence: presenceIn(sheet, tooth),
        findings,
        pending: pendingByTooth(pending, tooth),
        theme,
        definitions,
        notation,
        isSelected: selected.includes(tooth),
        isHovered: hover === tooth,
        isFocused: focus === tooth,
        isTabStop: tooth === tabStop,
        isInteractive: options.interactive ?? true,
        hasTags: options.tags ?? true,
        tagWords,
        change: changeOf(options.changed, tooth),
        isAwaiting: awaiting.includes(tooth),
        isCrossed,
        captions,
      },
      pens,
    );
  }
}

/** Midline, the line between the arches, and the patient's sides. */
function paintAxes({ layout, theme, options, pens }: Sheet): void {
  const { width, midline, middle, rows } = layout;
  const captions = { ...CAPTIONS, ...options.captions };
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return;
  const axis = { stroke: theme.grid, 'stroke-width': 1 };
  pens.body.path(
    lineData([
      [midline, first.badge - 8],
      [midline, last.badge + 8],
    ]),
    axis,
  );
  pens.body.path(
    lineData([
      [20, middle],
      [width - 20, middle],
    ]),
    axis,
  );
  pens.labels.text(captions.right, { x: 12, y: middle + 4, 'font-size': '11', fill: theme.muted });
  pens.labels.text(captions.left, { x: width - 12, y: middle + 4, 'font-size': '11', fill: theme.muted });
}

function paintMouth(sheet: Sheet): void {
  const { state, layout, theme, options, pens, definitions } = sheet;
  const { pending = [], layers, focus } = options;
  for (const row of layout.rows) paintGum(pens.body, definitions, row, state);
  paintAxes(sheet);
  const shown = layout.rows.flatMap(({ columns }) => columns.map(({ tooth }) => tooth));
  const tabStop = focus && shown.includes(focus) ? focus : shown[0];
  for (const row of layout.rows) paintRow(sheet, row, tabStop);
  for (const finding of drawable(state.findings, layers)) paintSpan(pens.over, theme, layout, finding, false);
  for (const finding of pending) paintSpan(pens.over, theme, layout, finding, true);
  if (state.findings.length || pending.length) return;
  const caption = { ...CAPTIONS, ...options.captions }.empty;
  const y = (layout.rows[0]?.badge ?? 0) + 4;
  pens.labels.text(caption, { x: layout.midline, y, 'font-size': '11', 'font-weight': '400', fill: theme.muted });
}

/** Teeth, then what lies over them, then numbers, badges and small texts. */
function assemble({ body, over, labels, tags }: Pens, theme: Theme): Pen {
  const sheet = new Pen();
  sheet.add(body);
  sheet.add(over);
  sheet.group({ fill: theme.ink }, () => {
    sheet.add(labels);
    sheet.group({ 'font-size': '8.6', 'font-weight': '400' }, () => sheet.add(tags));
  });
  return sheet;
}

function opening(
  layout: Layout,
  theme: Theme,
  { interactive = true, title = 'Dental chart', status }: OdontogramOptions,
): string {
  const busy = status === 'loading' ? ' aria-busy="true"' : '';
  const role = interactive && (status ?? 'ready') === 'ready' ? 'group' : 'img';
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${num(layout.width)} ${num(layout.height)}" role="${role}"` +
    ` aria-label="${esc(title)}"${busy} font-family="${FONT}" font-size="12.5" font-weight="700"` +
    ` text-anchor="middle" fill="none" stroke-linejoin="round" stroke-width=".9">`
  );
}

/**
 * Draws the mouth as SVG markup. Pure: the same state and options give the same bytes, in Node and in the browser.
 * Presentation attributes only (no style, script, pattern, mask, filter, clip path or outside reference), so it keeps
 * a strict content policy, stays a vector in PDF, and two charts share a page when their `uid` differs.
 * Every text is escaped. Units: 7 are 1 mm of tooth; `viewBox()` gives the size.
 * Throws RangeError on a finding it does not know: nothing is dropped silently.
 */
export function renderOdontogram(state: DrawableState, options: OdontogramOptions = {}): string {
  const uid = prefixOf(options.uid);
  const theme = themeOf(options.theme, options.profile);
  const layout = layoutOf(state, options);
  const definitions = new Definitions(uid, theme);
  const pens: Pens = { body: new Pen(), over: new Pen(), labels: new Pen(), tags: new Pen() };
  const pending = drawable(options.pending ?? []);
  const trial = pending.length ? settle([...state.findings, ...pending]) : state;
  const sheet: Sheet = { state, trial, layout, theme, definitions, options, pens };
  if (options.background ?? true) {
    pens.body.element('rect', { width: layout.width, height: layout.height, fill: theme.paper });
  }
  const { status = 'ready' } = options;
  if (status === 'ready') paintMouth(sheet);
  else paintStatus(pens.labels, { status, layout, theme, definitions, captions: { ...CAPTIONS, ...options.captions } });
  const { markup, definitions: paths } = assemble(pens, theme).finish(uid);
  return `${opening(layout, theme, options)}<defs>${definitions.markup()}${paths}</defs>${markup}</svg>`;
}
