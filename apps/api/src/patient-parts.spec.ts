import { Patient, PatientParts } from '@cuspid/patients/api';
import type { SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWholeClinic } from './testing/whole-clinic';

describe('the tables that name a patient', () => {
  let clinic: SpecClinic;
  beforeAll(async () => (clinic = await openWholeClinic()));
  afterAll(() => clinic.close());

  it('are all told by the domain that owns them, each with its column', () => {
    const naming = clinic.source.entityMetadatas
      .filter(({ foreignKeys }) => foreignKeys.some((key) => key.referencedEntityMetadata.target === Patient))
      .map(({ tableName }) => tableName)
      .filter((table) => table !== 'patient');
    const parts = clinic.get(PatientParts).all();
    const told = parts.map(({ entity }) => clinic.source.getMetadata(entity));
    expect(naming.length).toBeGreaterThan(5);
    expect(told.map(({ tableName }) => tableName)).toEqual(expect.arrayContaining(naming));
    for (const table of told) expect(table.propertiesMap, table.tableName).toHaveProperty('patientId');
  });
});
