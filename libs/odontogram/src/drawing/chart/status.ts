import { isRight } from '../../teeth/tooth';
import type { Definitions } from '../definitions';
import { hatch } from '../geometry/polygon';
import { half, type Attributes, type Pen } from '../pen';
import type { Theme } from '../theme';
import type { Column, Layout, Row } from './layout';
import type { Captions, ChartStatus } from './options';

interface StatusSheet {
  readonly status: Exclude<ChartStatus, 'ready'>;
  readonly layout: Layout;
  readonly theme: Theme;
  readonly definitions: Definitions;
  readonly captions: Captions;
}

/** Pale shapes while loading, crossed out when it failed, dotted when it is not known: never a healthy mouth. */
function looks({ status, theme }: StatusSheet): Attributes {
  if (status === 'loading') return { fill: theme.grid, stroke: 'none' };
  const dash = status === 'failed' ? '5 3' : '.1 3';
  return { fill: 'none', stroke: theme.soft, 'stroke-dasharray': dash, 'stroke-linecap': 'round' };
}

function paintShape(pen: Pen, sheet: StatusSheet, row: Row, { tooth, x, shape }: Column): void {
  const [across, down] = [isRight(tooth) ? 1 : -1, row.isUpper ? 1 : -1];
  const turned = (y: number): string => `matrix(${across} 0 0 ${down} ${half(x)} ${half(y)})`;
  const attributes = looks(sheet);
  const neck = row.occlusal - down * shape.crownHeight;
  pen.element('use', { href: sheet.definitions.part('g', shape), ...attributes, transform: turned(neck) });
  pen.path(shape.diagram.outline, { ...attributes, transform: turned(row.diagram) });
}

const BOX = { width: 330, height: 40 };

export function paintStatus(pen: Pen, sheet: StatusSheet): void {
  const { layout, theme, status, captions } = sheet;
  for (const row of layout.rows) for (const column of row.columns) paintShape(pen, sheet, row, column);
  if (status === 'failed') {
    const whole = [
      [0, 0],
      [layout.width, 0],
      [layout.width, layout.height],
      [0, layout.height],
    ] as const;
    pen.path(hatch(whole, -45, 24), {
      fill: 'none',
      stroke: theme.layers.condition.badge,
      'stroke-width': 0.7,
      'stroke-opacity': '.5',
    });
  }
  const [x, y] = [layout.midline, layout.middle];
  const colour = status === 'failed' ? theme.layers.condition.badge : theme.muted;
  const box = { x: x - BOX.width / 2, y: y - BOX.height / 2, ...BOX, rx: 8 };
  pen.element('rect', { ...box, fill: theme.paper, stroke: colour, 'stroke-width': 1.4 });
  pen.text(captions[status], { x, y: y + 5.5, 'font-size': '16', fill: colour });
}
