import { ProvidersModule } from '@cuspid/platform/providers';
import { openClinic, type SpecClinic } from '@cuspid/platform/testing';
import type { DynamicModule } from '@nestjs/common';
import { documentDomains, documentTables } from './document-domains';

/** A clinic that keeps documents, for one spec file. */
export function openDocumentsClinic(
  environment: Record<string, string> = {},
  providers: DynamicModule = ProvidersModule.inMemory(),
): Promise<SpecClinic> {
  return openClinic({ modules: [providers, ...documentDomains], entities: documentTables, environment });
}
