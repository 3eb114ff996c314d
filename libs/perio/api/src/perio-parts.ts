import { Injectable, type OnModuleInit } from '@nestjs/common';
import { lastEntryIn, PatientParts } from '@cuspid/patients/api';
import { PerioExam } from './perio-exam';
import { examsExport, teethExport, versionsExport } from './perio-export';
import { PerioToothRow } from './perio-tooth-row';
import { PerioVersion } from './perio-version';

/** What this domain keeps about a patient. An exam moves whole: its versions and teeth go where it goes. */
@Injectable()
export class PerioParts implements OnModuleInit {
  constructor(private readonly parts: PatientParts) {}

  onModuleInit(): void {
    this.parts.add(
      { name: 'perio-exams', entity: PerioExam, export: examsExport },
      {
        name: 'perio-versions',
        entity: PerioVersion,
        lastEntry: (db, patientId) => lastEntryIn(db, PerioVersion, 'savedAt', { patientId }),
        export: versionsExport,
      },
      { name: 'perio-teeth', entity: PerioToothRow, export: teethExport },
    );
  }
}
