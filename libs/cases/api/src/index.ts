import { requirementEntities } from './requirements';

export { CasesModule } from './cases.module';
export { RequirementKinds, Requirements, StudentGroups } from './requirements';

/** The tables of this domain. */
export const casesEntities: (new () => object)[] = [...requirementEntities];
