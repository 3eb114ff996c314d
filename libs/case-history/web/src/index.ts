export { historyRoutes, historyWords, waitingListRoutes } from './case-history.routes';
