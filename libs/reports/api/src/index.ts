export { ReportsModule } from './reports.module';

/** The tables of this domain. */
export const reportsEntities: (new () => object)[] = [];
