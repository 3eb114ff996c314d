import { CasePresentation } from './case-presentation';

export { Building } from './building.service';
export { CasePresentation } from './case-presentation';
export { frozen } from './deck';
export { PresentationsModule } from './presentations.module';
export { Presentations } from './presentations.service';

/** The tables of this domain. */
export const presentationsEntities = [CasePresentation];
