import { ImportCheck } from './import-check';
import { ImportCodes } from './import-codes';
import { ImportCommit } from './import-commit';
import { ImportReading } from './import-reading';
import { ImportRegistrar } from './import-registrar';
import { ImportRows } from './import-rows';
import { ImportRunner } from './import-runner';
import { ImportSweep } from './import-sweep';
import { ImportUndo } from './import-undo';
import { ImportUploads } from './import-uploads';
import { ImportWork } from './import-work';
import { ImportsService } from './imports.service';
import { PatientImport } from './patient-import';
import { PatientImportRow } from './patient-import-row';

/** Everything an import takes. */
export const importProviders = [
  ImportCheck,
  ImportCodes,
  ImportCommit,
  ImportReading,
  ImportRegistrar,
  ImportRows,
  ImportRunner,
  ImportSweep,
  ImportUndo,
  ImportUploads,
  ImportWork,
  ImportsService,
];

/** The tables of imports. */
export const importEntities = [PatientImport, PatientImportRow];
