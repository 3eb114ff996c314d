import { Global, Module, type DynamicModule, type Provider } from '@nestjs/common';
import { MailerModule, MailerService } from '@nestjs-modules/mailer';
import { DataSource } from 'typeorm';
import { Deliveries } from './mail/deliveries';
import { FolderMail } from './mail/folder-mail';
import { LetterSeal } from './mail/letter-seal';
import { Mail } from './mail/mail';
import { MailOutbox } from './mail/mail-outbox';
import { MailSender } from './mail/mail-sender';
import { MemoryMail } from './mail/memory-mail';
import { mailerOptions, SmtpMail, type SmtpSettings } from './mail/smtp-mail';
import { ChromiumPdf, type ChromiumPdfSettings } from './pdf/chromium-pdf';
import { MemoryPdf } from './pdf/memory-pdf';
import { Pdf } from './pdf/pdf';
import { NoScanner } from './scanner/no-scanner';
import { scannerIn, type ScannerSettings } from './scanner/scanner-in';
import { Scanner } from './scanner/scanner';
import { MemoryStorage } from './storage/memory-storage';
import { Storage } from './storage/storage';
import { storageIn, type StorageSettings } from './storage/storage-in';

export interface ProvidersSettings {
  storage: StorageSettings;
  /** Absent where files are not looked at by a malware scanner. */
  scanner?: ScannerSettings | undefined;
  mail: ({ kind: 'smtp' } & SmtpSettings) | { kind: 'folder'; folder: string; from: string };
  pdf: ChromiumPdfSettings;
  /** Where the key of confidential letters is derived from: the same in every process of a clinic. */
  secret: string;
  /** The secret before, while it is being changed. */
  formerSecret?: string | undefined;
}

const TOKENS = [Storage, Scanner, Mail, MailOutbox, MailSender, Deliveries, Pdf];
const TEST_SENDER = 'Cuspid <desk@cuspid.test>';
const TEST_SECRET = 'nothing a spec sends is a secret';

/**
 * Storage, mail and PDF for every domain, under the names of their abstract classes. The outbox needs the application’s
 * `DataSource`, with `MailLetter` among its entities.
 */
@Global()
@Module({})
export class ProvidersModule {
  /** The real ones. */
  static forRoot({ storage, scanner, mail, pdf, secret, formerSecret }: ProvidersSettings): DynamicModule {
    const imports = mail.kind === 'smtp' ? [MailerModule.forRoot(mailerOptions(mail))] : [];
    return {
      module: ProvidersModule,
      imports,
      providers: [
        { provide: Storage, useFactory: () => storageIn(storage) },
        { provide: Scanner, useFactory: () => scannerIn(scanner) },
        mailProvider(mail),
        { provide: Pdf, useFactory: () => new ChromiumPdf(pdf) },
        ...outbox(mail.from, new LetterSeal(secret, formerSecret), true),
      ],
      exports: TOKENS,
    };
  }

  /** For specs: nothing leaves the process, and letters go out when the spec says `sendDue()`. */
  static inMemory(): DynamicModule {
    return {
      module: ProvidersModule,
      providers: [
        { provide: Storage, useClass: MemoryStorage },
        { provide: Scanner, useClass: NoScanner },
        { provide: Mail, useClass: MemoryMail },
        { provide: Pdf, useClass: MemoryPdf },
        ...outbox(TEST_SENDER, new LetterSeal(TEST_SECRET), false),
      ],
      exports: TOKENS,
    };
  }
}

function mailProvider(mail: ProvidersSettings['mail']): Provider {
  if (mail.kind === 'folder') return { provide: Mail, useFactory: () => new FolderMail(mail.folder, mail.from) };
  return {
    provide: Mail,
    useFactory: (mailer: MailerService) => new SmtpMail(mailer, mail.from),
    inject: [MailerService],
  };
}

function outbox(from: string, seal: LetterSeal, polls: boolean): Provider[] {
  return [
    Deliveries,
    { provide: MailOutbox, useFactory: () => new MailOutbox(from, seal) },
    {
      provide: MailSender,
      useFactory: (source: DataSource, mail: Mail, deliveries: Deliveries) =>
        new MailSender(source, mail, seal, deliveries, { polls }),
      inject: [DataSource, Mail, Deliveries],
    },
  ];
}
