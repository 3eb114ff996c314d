export { perioRoutes } from './perio.routes';
