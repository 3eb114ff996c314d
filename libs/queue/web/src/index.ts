export { displayRoutes, queueRoutes } from './queue.routes';
