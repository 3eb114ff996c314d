import { Document } from './document';
import { StoredObject } from './stored-object';
import { DocumentUpload, DocumentUploadPart } from './uploads/document-upload';

export { Document } from './document';
export { DocumentFiles, type DocumentFile } from './document-files';
export { DocumentsModule } from './documents.module';
export { DocumentsService } from './documents.service';
export { Janitor } from './janitor';
export { StoredObject } from './stored-object';
export { DocumentUpload, DocumentUploadPart } from './uploads/document-upload';
export { Finishing } from './uploads/finishing.service';
export { UploadsService } from './uploads/uploads.service';

/** The tables of this domain. */
export const documentsEntities = [Document, DocumentUpload, DocumentUploadPart, StoredObject];

/** The tables theirs point at, besides those of the patients: for a spec of a room above that opens documents. */
export { visitsEntities as besideDocuments } from '@cuspid/visits/api';
