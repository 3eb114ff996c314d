/** What a document is. Proposed from the content; whoever uploads it says otherwise. NOTE: a letter, a report, any text. */
export const DOCUMENT_TYPES = ['RADIOGRAPH', 'PHOTO', 'SCAN', 'NOTE'] as const;
export type DocumentType = (typeof DOCUMENT_TYPES)[number];

export const DOCUMENTS = {
  /** Longest name, in characters, any script. */
  nameMax: 200,
  mediaTypeMax: 100,
  descriptionMax: 500,
  seriesMax: 60,
  teethMax: 52,
  /** What one person can search for in names, descriptions and series. */
  textMax: 100,
  /** Labels of series a patient is told of. */
  seriesListMax: 200,
  /** Bytes of one piece of an upload: the largest, and what is proposed. */
  chunkMax: 8 * 1024 * 1024,
  /** Bytes no file has more of, whatever MAX_FILE_SIZE says. */
  bytesMax: 4_000_000_000,
  /** Hours after its last piece in which an upload can go on. */
  uploadHours: 24,
  /** Months the figures look back. */
  statsMonths: 12,
} as const;

/** Where an upload stands: OPEN takes pieces · FINISHING is being looked at and put in its place · DONE is a document. */
export const UPLOAD_STATES = ['OPEN', 'FINISHING', 'DONE'] as const;
export type UploadState = (typeof UPLOAD_STATES)[number];
