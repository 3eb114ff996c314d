export { CallsToMake } from './calls-to-make';
export { overviewPart, recallSettings, recallsRoutes, recallWords } from './recalls.routes';
