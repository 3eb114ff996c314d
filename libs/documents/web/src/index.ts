export { documentsRoutes } from './documents.routes';
export { Thumbnail } from './grid/thumbnail';
export { Thumbnails } from './grid/thumbnails';
