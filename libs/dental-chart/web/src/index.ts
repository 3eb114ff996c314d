export { chartRoutes } from './chart.routes';
