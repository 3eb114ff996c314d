export { materialWords, stockRoutes } from './stock.routes';
export { materialsRoutes } from './usage/materials.routes';
