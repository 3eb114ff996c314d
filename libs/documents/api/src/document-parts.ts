import { Injectable, type OnModuleInit } from '@nestjs/common';
import { lastEntryIn, momentOf, PatientParts, rowsExport, tableSource, TimelineSources } from '@cuspid/patients/api';
import type { ExportedDocumentDto } from '@cuspid/patients/contracts/dto';
import { Document } from './document';
import { DocumentUpload, DocumentUploadPart } from './uploads/document-upload';

/** What this domain keeps about a patient, and tells of them. */
@Injectable()
export class DocumentParts implements OnModuleInit {
  constructor(
    private readonly parts: PatientParts,
    private readonly sources: TimelineSources,
  ) {}

  onModuleInit(): void {
    this.parts.add(
      {
        name: 'documents',
        entity: Document,
        lastEntry: (db, patientId) => lastEntryIn(db, Document, 'createdAt', { patientId }),
        files: async (db, patientId) => {
          const rows = await db.find(Document, {
            where: { patientId },
            select: { id: true, storageKey: true, thumbnailKey: true },
          });
          return rows.flatMap(({ storageKey, thumbnailKey }) => [storageKey, ...(thumbnailKey ? [thumbnailKey] : [])]);
        },
        export: documentsExport,
      },
      {
        name: 'document-uploads',
        entity: DocumentUpload,
        files: async (db, patientId) => {
          const rows = await db
            .createQueryBuilder(DocumentUploadPart, 'part')
            .innerJoin(DocumentUpload, 'upload', 'upload.id = part.uploadId')
            .where('upload.patientId = :patientId', { patientId })
            .getMany();
          return rows.map(({ storageKey }) => storageKey);
        },
        // What is on its way is of the person who sends it; what has arrived is among the documents.
        export: null,
      },
    );
    this.sources.add(UPLOADED, BINNED);
  }
}

const UPLOADED = tableSource<Document>({
  ...{ name: 'document', kind: 'documents', permission: 'document.read' },
  ...{ entity: Document, table: 'document', index: 'document_added', at: 'created_at' },
  where: () => ({ sql: 'e.binned_at is null', values: [] }),
  told: ({ id, createdAt, createdById, name, type }) => ({
    ...{ id, at: createdAt, byId: createdById },
    what: 'document.uploaded',
    parts: { label: name, word: type },
    link: { to: 'documents', id },
  }),
});

const BINNED = tableSource<Document>({
  ...{ name: 'document-binned', kind: 'documents', permission: 'document.bin' },
  ...{ entity: Document, table: 'document', index: 'document_binned', at: 'binned_at' },
  told: ({ id, createdAt, binnedAt, binnedById, name, type }) => ({
    ...{ id, at: binnedAt ?? createdAt, byId: binnedById },
    what: 'document.binned',
    parts: { label: name, word: type },
    link: { to: 'documents' },
  }),
});

const documentsExport = rowsExport(
  Document,
  ({ createdById, binnedById }) => [createdById, binnedById],
  (row, name): ExportedDocumentDto => ({
    ...{ number: row.id, type: row.type, name: row.name, mediaType: row.mediaType },
    ...{ bytes: row.bytes, hash: row.sha256, description: row.description },
    ...{ teeth: row.teeth.join(', ') || null, visit: row.visitId, takenOn: row.takenOn, series: row.series },
    ...{ uploadedAt: row.createdAt.toISOString(), uploadedBy: name(row.createdById) },
    ...{ binnedAt: momentOf(row.binnedAt), binnedBy: name(row.binnedById) },
  }),
);
