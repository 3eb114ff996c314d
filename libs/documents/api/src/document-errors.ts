import { DomainError } from '@cuspid/platform/api';
import type { DocumentRefDto } from '@cuspid/documents/contracts/dto';

const inWords = (bytes: number) =>
  bytes >= 1_048_576 ? `${Math.floor(bytes / 104_857.6) / 10} MB` : `${Math.floor(bytes / 1_024)} kB`;

/** The file is larger than the clinic takes (MAX_FILE_SIZE). */
export class FileTooLarge extends DomainError {
  readonly code = 'file-too-large';
  readonly status = 413;
  constructor(most: number) {
    super(`A file may have at most ${inWords(most)}. Send a smaller one, or split it.`);
  }
}

/** A piece of an upload is larger than a piece may be. */
export class ChunkTooLarge extends DomainError {
  readonly code = 'chunk-too-large';
  readonly status = 413;
  constructor(most: number) {
    super(`A piece of this upload has at most ${most} bytes at this place. Send smaller pieces.`);
  }
}

/** A piece arrived without a single byte. */
export class ChunkEmpty extends DomainError {
  readonly code = 'chunk-empty';
  readonly status = 422;
  constructor() {
    super('The piece is empty. Send bytes, or complete the upload.');
  }
}

/** The piece does not begin where the upload stands; `conflict.receivedBytes` says where that is. */
export class UploadOffset extends DomainError {
  readonly code = 'upload-offset';
  readonly status = 409;
  override readonly conflict: { receivedBytes: number };
  constructor(receivedBytes: number) {
    super(`The upload stands at byte ${receivedBytes}. Go on from there.`);
    this.conflict = { receivedBytes };
  }
}

/** `Upload-Offset` is missing or no number. */
export class UploadOffsetNeeded extends DomainError {
  readonly code = 'upload-offset-needed';
  readonly status = 400;
  constructor() {
    super('Send `Upload-Offset`: the byte of the file at which this piece begins.');
  }
}

/** Not all of it has come; `conflict.receivedBytes` says how much. */
export class UploadIncomplete extends DomainError {
  readonly code = 'upload-incomplete';
  readonly status = 409;
  override readonly conflict: { receivedBytes: number };
  constructor(receivedBytes: number, bytes: number) {
    super(`Only ${receivedBytes} of ${bytes} bytes have come. Send the rest first.`);
    this.conflict = { receivedBytes };
  }
}

/** It takes no more pieces, and is not to be given up: it is being finished, or is a document already. */
export class UploadClosed extends DomainError {
  readonly code = 'upload-closed';
  readonly status = 409;
  constructor() {
    super('This upload is being finished, or has been. It takes no more pieces.');
  }
}

/** Somebody is finishing this upload at this moment. */
export class UploadFinishing extends DomainError {
  readonly code = 'upload-finishing';
  readonly status = 409;
  override readonly retryAfter = 2;
  constructor() {
    super('This upload is being finished at this moment. Ask again in a few seconds.');
  }
}

/** What was written for this upload has been cleared away: it was left for too long. */
export class UploadOverdue extends DomainError {
  readonly code = 'upload-overdue';
  readonly status = 409;
  constructor() {
    super('This upload took too long and has been cleared away. Send the file again.');
  }
}

/** What came is not what was announced by its SHA-256. */
export class UploadChanged extends DomainError {
  readonly code = 'upload-changed';
  readonly status = 422;
  constructor() {
    super('The file arrived other than it was announced: its SHA-256 differs. Send it again.');
  }
}

/** The patient has this very file; `conflict` names it. `again: true` keeps it a second time. */
export class SameDocument extends DomainError {
  readonly code = 'document-already-there';
  readonly status = 409;
  constructor(override readonly conflict: DocumentRefDto) {
    super(
      conflict.isBinned ? 'This very file lies in the bin of this patient.' : 'The patient has this very file already.',
    );
  }
}

/** There is no place for more in this patient's record. */
export class PatientDocumentsFull extends DomainError {
  readonly code = 'patient-documents-full';
  readonly status = 409;
  constructor(files: number, bytes: number) {
    super(`A patient has at most ${files} documents of ${inWords(bytes)} in all. Delete some for good first.`);
  }
}

/** The person has uploaded as much today as one person does in a day. */
export class DayOfUploadsFull extends DomainError {
  readonly code = 'day-of-uploads-full';
  readonly status = 429;
  override readonly retryAfter = 3_600;
  constructor(files: number, bytes: number) {
    super(`One person uploads at most ${files} files of ${inWords(bytes)} in a day. Go on tomorrow.`);
  }
}

/** Only what lies in the bin is deleted for good. */
export class DocumentNotInBin extends DomainError {
  readonly code = 'document-not-in-bin';
  readonly status = 409;
  constructor() {
    super('This document is not in the bin. Only from there can it be deleted for good or taken out.');
  }
}

/** It lies in the bin: it can be looked at, taken out, or deleted for good. */
export class DocumentInBin extends DomainError {
  readonly code = 'document-in-bin';
  readonly status = 409;
  constructor() {
    super('This document lies in the bin. Take it out first.');
  }
}

/** The document has no thumbnail: it is no image. */
export class NoThumbnail extends DomainError {
  readonly code = 'no-thumbnail';
  readonly status = 404;
  constructor() {
    super('There is no thumbnail of this document.');
  }
}

/** The part that was asked for lies outside of the file. */
export class RangeOutside extends DomainError {
  readonly code = 'range-outside';
  readonly status = 416;
  constructor() {
    super('The part asked for lies outside of the file.');
  }
}

/** The form holds no file, or holds what it may not. */
export class FormRefused extends DomainError {
  readonly code = 'form-refused';
  readonly status = 400;
  constructor(detail: string) {
    super(detail);
  }
}
