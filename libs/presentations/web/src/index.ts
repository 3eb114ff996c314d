export { presentationsRoutes } from './presentations.routes';
