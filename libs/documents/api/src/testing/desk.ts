import { createHash } from 'node:crypto';
import { Storage } from '@cuspid/platform/providers';
import type { Answered, Person, SpecClinic } from '@cuspid/platform/testing';
import sharp from 'sharp';

export const sha256Of = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

/** A picture of one colour; another `shade` is another file. */
export const photo = (shade = 0, size = 64): Promise<Buffer> =>
  sharp({
    create: {
      width: size,
      height: size,
      channels: 3,
      background: { r: 180, g: (shade * 37) % 256, b: (shade * 11) % 256 },
    },
  })
    .jpeg()
    .toBuffer();

/** A text of so many bytes: the one kind of file that can have any size. */
export const text = (bytes: number, seed = 'a'): Buffer =>
  Buffer.from(
    `${seed} `
      .padEnd(60, 'words of a letter ')
      .concat('\n')
      .repeat(Math.ceil(bytes / 61))
      .slice(0, bytes),
  );

/** Somebody who uploads over HTTP, as any program would. */
export class Desk {
  constructor(
    private readonly clinic: SpecClinic,
    readonly me: Person,
  ) {}

  /** Asks the server; that it breaks is no answer. */
  async call(method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<Answered> {
    const answer = await this.clinic.http.as(this.me, method, `/api/${path}`, { ...(body && { body }), headers });
    if (answer.status === 500) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
    return answer;
  }

  /** A file as a form, as the console sends it. */
  async form(patientId: number, name: string, content: Buffer, fields: Record<string, string> = {}): Promise<Answered> {
    const form = new FormData();
    for (const [field, value] of Object.entries(fields)) form.append(field, value);
    form.append('file', new Blob([new Uint8Array(content)]), name);
    return this.send('POST', `patients/${patientId}/documents`, form, {});
  }

  /** A piece of an upload, as its bytes. */
  piece(uploadId: unknown, offset: number, content: Buffer): Promise<Answered> {
    const headers = { 'upload-offset': String(offset), 'content-type': 'application/octet-stream' };
    return this.send('PUT', `document-uploads/${uploadId}/content`, new Uint8Array(content), headers);
  }

  /** A file in one piece, completed. */
  async upload(patientId: number, name: string, content: Buffer, about: object = {}): Promise<Answered> {
    const begun = await this.call('POST', `patients/${patientId}/document-uploads`, {
      ...{ name, bytes: content.length },
      ...about,
    });
    if (begun.status !== 201) return begun;
    const sent = await this.piece(begun.body['id'], 0, content);
    if (sent.status !== 200) return sent;
    return this.call('POST', `document-uploads/${String(begun.body['id'])}/complete`, {});
  }

  private async send(
    method: string,
    path: string,
    body: FormData | Uint8Array<ArrayBuffer>,
    headers: Record<string, string>,
  ): Promise<Answered> {
    const token = await this.clinic.http.token(this.me);
    const response = await fetch(`${this.clinic.http.base}/api/${path}`, {
      ...{ method, body },
      headers: { ...headers, authorization: `Bearer ${token}` },
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return {
      ...{ status: response.status, headers: response.headers, bytes },
      body: isJson ? JSON.parse(bytes.toString()) : {},
    };
  }
}

/** Keys of all stored objects, and of those that some row names: equal where nothing is left over. */
export async function stored(clinic: SpecClinic): Promise<{ kept: string[]; named: string[] }> {
  const kept: string[] = [];
  for await (const key of clinic.get(Storage).keys()) kept.push(key);
  const rows: { k: string }[] = await clinic.source.query(
    `select storage_key as k from document union all select thumbnail_key from document where thumbnail_key is not null
     union all select storage_key from document_upload_part`,
  );
  return { kept: kept.sort(), named: rows.map(({ k }) => k).sort() };
}
