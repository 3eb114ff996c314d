export { accountRoutes, doorRoutes } from './auth.routes';
