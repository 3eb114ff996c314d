export { ProviderError, type Readiness } from './provider-error';

export {
  AlreadyStored,
  BadStorageKey,
  HashMismatch,
  isStorageKey,
  newStorageKey,
  NotStored,
  RangeRefused,
  Storage,
  LINK_SECONDS,
  type ByteRange,
  type LinkOptions,
  type PutOptions,
  type StoredFile,
} from './storage/storage';
export { Hashing } from './storage/hashing';
export { contentDisposition } from './storage/content-disposition';
export { FolderStorage } from './storage/folder-storage';
export { storageIn } from './storage/storage-in';
export { MemoryStorage } from './storage/memory-storage';

export { ClamdScanner } from './scanner/clamd-scanner';
export { NoScanner } from './scanner/no-scanner';
export { FileTooLargeToScan, Scanner, ScannerUnavailable, type Verdict } from './scanner/scanner';
export { scannerIn, type ScannerSettings } from './scanner/scanner-in';

export {
  Mail,
  PermanentMailError,
  TransientMailError,
  type MailAccepted,
  type MailAttachment,
  type MailMessage,
} from './mail/mail';
export { AddressRefused, HeaderRefused, readSender, requireAddress } from './mail/address';
export { Deliveries, type Delivery } from './mail/deliveries';
export { FolderMail } from './mail/folder-mail';
export { MemoryMail } from './mail/memory-mail';
export { SmtpMail, type SmtpSettings } from './mail/smtp-mail';
export { letterTemplate, type LetterParts } from './mail/letter-template';
export { SealBroken } from './mail/letter-seal';
export { LetterTooLarge } from './mail/letter-too-large';
export { isPerhapsThere, MailLetter, type LetterAttachment, type LetterStatus } from './mail/mail-letter';
export { MailOutbox, type Letter } from './mail/mail-outbox';
export { MailSender } from './mail/mail-sender';

export {
  ChromiumMissing,
  Pdf,
  PDF_LATER,
  PdfBusy,
  PdfFailed,
  PdfNotWhole,
  PdfRefused,
  PdfTimedOut,
  type PdfFooter,
  type PdfPage,
} from './pdf/pdf';
export { Lanes } from './pdf/lanes';
export { ChromiumPdf, type ChromiumPdfSettings } from './pdf/chromium-pdf';
export { MemoryPdf } from './pdf/memory-pdf';
export { dayInWords, dayOf, momentInWords } from './pdf/dates';
export { FONT_STACK, fontFaces } from './pdf/fonts';
export { escapeHtml } from './pdf/page-html';
export { checkPdf, type CheckedPdf } from './pdf/check-pdf';
export { placesIn } from './pdf/pdf-places';

export { ProvidersModule, type ProvidersSettings } from './providers.module';
