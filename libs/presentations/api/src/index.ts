export { PresentationsModule } from './presentations.module';

/** The tables of this domain. */
export const presentationsEntities: (new () => object)[] = [];
