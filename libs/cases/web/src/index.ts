export { casesRoutes, caseWords } from './cases.routes';
export { CaseTasksBlock } from './today/case-tasks-block';
export { RequirementsBlock } from './today/requirements-block';
export { ReturnedBlock } from './today/returned-block';
export { SignOffsBlock } from './today/sign-offs-block';
