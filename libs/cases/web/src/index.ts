export { casesRoutes, caseWords } from './cases.routes';
