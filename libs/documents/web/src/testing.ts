import type { DocumentDto } from '@cuspid/documents/contracts';

/** A document as the API answers it. */
export function documentOf(id: number, change: Partial<DocumentDto> = {}): DocumentDto {
  const nothing = { width: null, height: null, dotsPerInch: null, description: null, visit: null, takenOn: null };
  const never = { series: null, changedAt: null, changedBy: null, binnedAt: null, binnedBy: null };
  return {
    ...nothing,
    ...never,
    id,
    patientId: 7,
    type: 'PHOTO',
    name: `photo-${id}.jpg`,
    mediaType: 'image/jpeg',
    bytes: 140_000,
    sha256: 'a'.repeat(64),
    receivedSha256: 'b'.repeat(64),
    hasThumbnail: false,
    isViewable: true,
    teeth: [],
    uploadedAt: '2026-11-20T05:00:00.000Z',
    uploadedBy: { id: 2, name: 'Ben', role: 'ORTHODONTIST', department: null },
    version: 1,
    ...change,
  };
}
