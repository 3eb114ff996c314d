import { openClinic, type SpecClinic } from '@cuspid/platform/testing';
import { ProvidersModule } from '@cuspid/platform/providers';
import { ledgerDomains, ledgerTables } from './ledger-domains';

/** A clinic with a ledger and all that stands on it, for one spec file. */
export const openLedgerClinic = (): Promise<SpecClinic> =>
  openClinic({ modules: [ProvidersModule.inMemory(), ...ledgerDomains], entities: ledgerTables });
