import type { ImportState } from '@cuspid/patients/contracts';
import type { ImportDetailDto, ImportRowDto, MapImportDto } from '@cuspid/patients/contracts/dto';
import { csvCell } from '@cuspid/platform/api';
import type { Person, SpecClinic } from '@cuspid/platform/testing';

const PATIENCE_MS = 60_000;

/** A CSV as a spreadsheet writes it. */
export const csv = (rows: readonly (readonly unknown[])[]): string =>
  rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');

export interface Sent {
  status: number;
  body: ImportDetailDto & { code?: string; detail?: string };
}

/** Somebody who imports files over HTTP, as the screen does. */
export class Importer {
  constructor(
    readonly clinic: SpecClinic,
    readonly me: Person,
    readonly base = clinic.http.base,
  ) {}

  async send(content: string | Uint8Array<ArrayBuffer>, name = 'patients.csv', type = 'text/csv'): Promise<Sent> {
    const response = await fetch(`${this.base}/api/patients/imports?name=${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await this.clinic.http.token(this.me)}`, 'content-type': type },
      body: content,
    });
    return { status: response.status, body: JSON.parse(await response.text()) };
  }

  ask(method: string, path: string, body?: unknown, version?: number) {
    const headers: Record<string, string> = version === undefined ? {} : { 'if-match': `"${version}"` };
    return this.clinic.http.as(this.me, method, `/api/patients/imports${path}`, {
      headers,
      ...(body !== undefined && { body }),
    });
  }

  async one(id: number): Promise<ImportDetailDto> {
    return JSON.parse((await this.ask('GET', `/${id}`)).bytes.toString());
  }

  async rows(id: number, kind: string): Promise<ImportRowDto[]> {
    return JSON.parse((await this.ask('GET', `/${id}/rows?kind=${kind}&limit=100`)).bytes.toString()).items;
  }

  /** Waits until the work on it has come to this state. */
  async until(id: number, ...states: ImportState[]): Promise<ImportDetailDto> {
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      const one = await this.one(id);
      if (states.includes(one.state)) return one;
      if (Date.now() > end) throw new Error(`import ${id} is still ${one.state}, ${one.done} of ${one.rows}`);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }

  /** Sends a file and has it checked with the columns that were proposed, or these. */
  async checked(
    content: string | Uint8Array<ArrayBuffer>,
    mapping: Partial<MapImportDto> = {},
  ): Promise<ImportDetailDto> {
    const { status, body } = await this.send(content);
    if (status !== 201) throw new Error(`${status} ${body.code}: ${body.detail}`);
    const { columns, dateOrder, sexWords, isGuardianUnknown } = body;
    const asked = { columns: columns.map(({ target }) => target), dateOrder, sexWords, isGuardianUnknown, ...mapping };
    const answer = await this.ask('PUT', `/${body.id}/mapping`, asked, body.version);
    if (answer.status !== 200) throw new Error(answer.bytes.toString());
    return this.until(body.id, 'CHECKED', 'FAILED');
  }

  async committed({ id, version }: ImportDetailDto): Promise<ImportDetailDto> {
    const answer = await this.ask('POST', `/${id}/commit`, undefined, version);
    if (answer.status !== 200) throw new Error(answer.bytes.toString());
    return this.until(id, 'DONE', 'FAILED');
  }

  async undone({ id, version }: ImportDetailDto): Promise<ImportDetailDto> {
    const answer = await this.ask('POST', `/${id}/undo`, undefined, version);
    if (answer.status !== 200) throw new Error(answer.bytes.toString());
    return this.until(id, 'UNDONE', 'FAILED');
  }
}
