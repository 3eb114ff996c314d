export { casePart, casesRoutes, caseWords } from './cases.routes';
export { RequirementsBlock } from './today/requirements-block';
export { caseSettings } from './settings/case-settings';
