import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Names } from '@cuspid/audit/api';
import { DataSource, In } from 'typeorm';
import { mergedInto } from './merging/former';
import { Patient } from './patient';

/** Tells the audit log, which lies below, who its patients are. */
@Injectable()
export class PatientNames implements OnModuleInit {
  constructor(
    private readonly names: Names,
    private readonly source: DataSource,
  ) {}

  onModuleInit(): void {
    this.names.ofPatients(async (ids) => {
      const patients = await this.source.manager.find(Patient, {
        where: { id: In(ids) },
        select: { id: true, patientCode: true, firstName: true, lastName: true },
      });
      return patients.map(({ id, patientCode, firstName, lastName }) => ({
        id,
        code: patientCode,
        name: `${firstName} ${lastName}`,
      }));
    });
    this.names.ofMerged(async (id) => (await mergedInto(this.source.manager, id)).map((patient) => patient.id));
  }
}
