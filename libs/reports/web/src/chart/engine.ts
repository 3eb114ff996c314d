import { BarChart, LineChart, type BarSeriesOption, type LineSeriesOption } from 'echarts/charts';
import {
  GridComponent,
  TooltipComponent,
  type GridComponentOption,
  type TooltipComponentOption,
} from 'echarts/components';
import { init, use, type ComposeOption, type EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

// The only place that imports the library: a chunk of its own, loaded when the first chart is drawn.
use([BarChart, LineChart, GridComponent, TooltipComponent, SVGRenderer]);

export type DrawnOption = ComposeOption<
  BarSeriesOption | LineSeriesOption | GridComponentOption | TooltipComponentOption
>;
export type Drawing = EChartsType;

/** An empty drawing in an element. SVG: it prints sharp, and the server's policy has nothing to refuse. */
export const drawingIn = (element: HTMLElement): Drawing => init(element, null, { renderer: 'svg' });
