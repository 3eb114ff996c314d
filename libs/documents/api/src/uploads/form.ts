import type { Readable } from 'node:stream';
import busboy from 'busboy';
import type { Request } from 'express';
import { FormRefused } from '../document-errors';

const LIMITS = { files: 1, fields: 12, fieldSize: 4_096, fieldNameSize: 60, parts: 14, headerPairs: 20 };

/** The file of a form, as its bytes come. */
export interface FormFile {
  name: string;
  mediaType: string;
  content: Readable;
}

/**
 * Reads a form as it arrives: `take` has the file in hand while it comes, and the fields are told when all of it is over.
 * The request is left open, whatever happens: whoever sent it is still to be answered.
 * @throws FormRefused, and whatever `take` throws
 */
export function readForm(request: Request, take: (file: FormFile) => Promise<void>): Promise<Record<string, string>> {
  const fields: Record<string, string> = Object.create(null);
  const form = formOf(request);
  return new Promise((resolve, reject) => {
    let taking: Promise<void> | undefined;
    const refuse = (error: unknown) => {
      request.unpipe(form);
      request.resume();
      form.destroy();
      reject(error);
    };
    form.on('file', (field, content, { filename, mimeType }) => {
      if (field !== 'file' || !filename) return refuse(new FormRefused('The file goes into the field `file`.'));
      // Its end is told by `take`; without this a form cut off in the middle would end the process.
      content.on('error', () => undefined);
      taking = take({ name: filename, mediaType: mimeType, content });
      taking.catch(refuse);
    });
    form.on('field', (name, value, { nameTruncated, valueTruncated }) => {
      if (nameTruncated || valueTruncated) refuse(new FormRefused('A field of the form is too long.'));
      fields[name] = value;
    });
    for (const event of ['filesLimit', 'fieldsLimit', 'partsLimit'] as const) {
      form.on(event, () => refuse(new FormRefused('A form has one file and the fields that are described.')));
    }
    form.on('error', () => refuse(new FormRefused('The form could not be read to its end.')));
    form.on('close', () => {
      if (!taking) return refuse(new FormRefused('The form holds no file in the field `file`.'));
      taking.then(() => resolve(fields), refuse);
    });
    request.once('aborted', () => form.destroy(new Error('the connection was lost')));
    request.pipe(form);
  });
}

function formOf(request: Request): ReturnType<typeof busboy> {
  try {
    return busboy({ headers: request.headers, limits: LIMITS, defParamCharset: 'utf8' });
  } catch {
    throw new FormRefused('Send the file as multipart/form-data, in the field `file`.');
  }
}
