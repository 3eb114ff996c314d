import type { DataSource } from 'typeorm';

/** The statements that would make the migrated database equal to the entities: none, or the two have drifted apart. */
export async function pendingChanges(source: DataSource): Promise<string[]> {
  const { upQueries } = await source.driver.createSchemaBuilder().log();
  return upQueries.map(({ query }) => query);
}
