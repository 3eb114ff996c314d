import type { DataSource } from 'typeorm';

/** Every place in the database that names a stored object which must be there. */
const NAMES = [
  'select storage_key as name from document',
  'select thumbnail_key as name from document where thumbnail_key is not null',
  'select logo_key as name from clinic_setting where logo_key is not null',
  'select storage_key as name from audit_archive',
  'select storage_key as name from patient_import where storage_key is not null',
];

/** The keys of the objects that rows name at this moment. */
export async function namedObjects(source: DataSource): Promise<Set<string>> {
  const rows: { name: string }[] = await source.query(NAMES.join(' union '));
  return new Set(rows.map(({ name }) => name));
}
