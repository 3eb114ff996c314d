import { Document, DocumentUpload, DocumentUploadPart } from '@cuspid/documents/api';
import { newStorageKey, Storage } from '@cuspid/platform/providers';
import type { Person, SpecClinic } from '@cuspid/platform/testing';

let made = 0;
const id = ({ identifiers }: { identifiers: Record<string, unknown>[] }) => Number(identifiers[0]?.['id']);

/** A text of its own: the same one twice would be recognised. */
async function content(clinic: SpecClinic) {
  const storageKey = newStorageKey();
  const text = Buffer.from(`Letter ${++made}: the patient was seen today.\n`);
  const { bytes, sha256 } = await clinic.get(Storage).put(storageKey, text, { contentType: 'text/plain' });
  return { storageKey, bytes, sha256 };
}

/** A document with its file, and a thumbnail, as far as anybody asks for it. */
export async function document(clinic: SpecClinic, patientId: number, by: Person): Promise<number> {
  const [file, small] = [await content(clinic), await content(clinic)];
  const received = { receivedBytes: file.bytes, receivedSha256: file.sha256 };
  const said = { type: 'NOTE', name: `letter ${made}.txt`, mediaType: 'text/plain', datedOn: '2026-01-05' } as const;
  const row = { ...file, ...received, ...said, patientId, thumbnailKey: small.storageKey, createdById: by.id };
  return id(await clinic.source.manager.insert(Document, { ...row, createdAt: new Date() }));
}

/** An upload of which everything has come. */
export async function documentUpload(clinic: SpecClinic, patientId: number, by: Person): Promise<number> {
  const { storageKey, bytes, sha256 } = await content(clinic);
  const [name, now] = [`letter ${made}.txt`, new Date()];
  const row = { patientId, userId: by.id, state: 'OPEN', name, bytes, receivedBytes: bytes } as const;
  const uploadId = id(await clinic.source.manager.insert(DocumentUpload, { ...row, createdAt: now, touchedAt: now }));
  await clinic.source.manager.insert(DocumentUploadPart, { uploadId, beginsAt: 0, bytes, sha256, storageKey });
  return uploadId;
}
