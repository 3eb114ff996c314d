export { orthodonticsRoutes } from './orthodontics.routes';
