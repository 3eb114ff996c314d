export * from './chart/options';
export { esc } from './esc';
export { renderOdontogram } from './render';
export { THEME_NAMES, THEMES, type LayerColours, type Theme, type ThemeName } from './theme';
