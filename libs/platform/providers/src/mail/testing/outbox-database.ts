import { DataSource } from 'typeorm';
import { dataSourceOptions, migrate, type DatabaseSettings } from '@cuspid/platform/database';
import { emptyDatabase } from '@cuspid/platform/testing';
import { MailLetter } from '../mail-letter';

export interface OutboxDatabase {
  settings: DatabaseSettings;
  source: DataSource;
  forget(): Promise<void>;
}

/** A migrated database of its own, with the outbox as its only entity. */
export async function outboxDatabase(): Promise<OutboxDatabase> {
  const { settings, drop } = await emptyDatabase();
  const source = await new DataSource(await dataSourceOptions(settings, [MailLetter])).initialize();
  await migrate(source, settings);
  const forget = async () => {
    await source.destroy();
    await drop();
  };
  return { settings, source, forget };
}
