export { settingsRoutes } from './settings.routes';
export type { PanelAbove } from './shell/panels';
