export * from './chart/options';
export { esc } from './esc';
export * from './hit-test';
export { legend, renderLegend, type LegendEntry, type LegendOptions } from './legend';
export { renderOdontogram } from './render';
export { renderTooth, type ToothOptions, type ToothView } from './single';
export { THEME_NAMES, THEMES, type LayerColours, type Theme, type ThemeName } from './theme';
