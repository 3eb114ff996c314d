export { CasesModule } from './cases.module';

/** The tables of this domain. */
export const casesEntities: (new () => object)[] = [];
