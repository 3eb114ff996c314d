import { Test } from '@nestjs/testing';
import { MailerModule, MailerService } from '@nestjs-modules/mailer';
import { mailerOptions, SmtpMail } from '../smtp-mail';
import { SmtpSink } from './smtp-sink';

/** A real SMTP server and what sends to it; a hung server is given up after 300 ms. */
export interface SpecPost {
  sink: SmtpSink;
  mail: SmtpMail;
  close(): Promise<void>;
}

export async function mailBySmtp(): Promise<SpecPost> {
  const sink = new SmtpSink();
  const settings = { host: '127.0.0.1', port: await sink.open(), secure: false, from: 'desk@clinic.lk', timeout: 300 };
  const module = await Test.createTestingModule({ imports: [MailerModule.forRoot(mailerOptions(settings))] }).compile();
  const close = async () => {
    await module.close();
    await sink.close();
  };
  return { sink, mail: new SmtpMail(module.get(MailerService), settings.from), close };
}
