export { letterParts, lettersRoutes, letterSettings, letterWords, visitLinkRoutes } from './letters.routes';
export { RemindStep } from './visit/remind-step';
