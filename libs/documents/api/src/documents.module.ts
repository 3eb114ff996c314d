import { Module } from '@nestjs/common';
import { PatientsModule } from '@cuspid/patients/api';
import { VisitsModule } from '@cuspid/visits/api';
import { DocumentContent } from './document-content.service';
import { DocumentFiles } from './document-files';
import { DocumentParts } from './document-parts';
import { DocumentReach } from './document-reach';
import { DocumentRows } from './document-rows';
import { DocumentStats } from './document-stats.service';
import { DocumentsController } from './documents.controller';
import { DocumentsService } from './documents.service';
import { Intake } from './intake';
import { Janitor } from './janitor';
import { PatientDocumentsController } from './patient-documents.controller';
import { StoredObjects } from './stored-objects';
import { Allowance } from './uploads/allowance';
import { Finishing } from './uploads/finishing.service';
import { FormUploads } from './uploads/form-uploads.service';
import { UploadRows } from './uploads/upload-rows';
import { UploadsController } from './uploads/uploads.controller';
import { UploadsService } from './uploads/uploads.service';

/** Files of a patient: radiographs, photographs, scans, letters; streamed to the store, proven by their hash. */
@Module({
  imports: [PatientsModule, VisitsModule],
  controllers: [PatientDocumentsController, DocumentsController, UploadsController],
  providers: [
    ...[Allowance, DocumentContent, DocumentFiles, DocumentParts, DocumentReach, DocumentRows, DocumentStats],
    ...[DocumentsService, Finishing, FormUploads, Intake, Janitor, StoredObjects, UploadRows, UploadsService],
  ],
  exports: [DocumentFiles, DocumentsService, Finishing, Janitor, UploadsService],
})
export class DocumentsModule {}
