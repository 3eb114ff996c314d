export { ChartNav, type ChartRoom } from './chart-nav';
export { chartSettings } from './chart-settings';
export { chartRoutes } from './chart.routes';
