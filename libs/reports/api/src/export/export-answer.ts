import type { StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import type { Exported } from './exports.service';

const FILE = { type: 'string', format: 'binary' } as const;
const headers = {
  'X-Export-Id': { description: 'Its progress is at `/api/reports/exports/<id>`', schema: { type: 'integer' } },
  'X-Total-Rows': { description: 'Rows there will be', schema: { type: 'integer' } },
} as const;

export const CSV_FILE = { headers, content: { 'text/csv': { schema: FILE } } };
export const XLSX_FILE = {
  headers,
  content: { 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { schema: FILE } },
};
export const PDF_FILE = { headers, content: { 'application/pdf': { schema: FILE } } };

/** The file, and in its head where its progress is told. */
export function handOver({ id, total, file }: Exported, to: Response): StreamableFile {
  to.setHeader('X-Export-Id', id);
  to.setHeader('X-Total-Rows', total);
  return file;
}
