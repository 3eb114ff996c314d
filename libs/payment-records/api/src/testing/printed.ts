import type { Actor } from '@cuspid/platform/api';
import { MemoryPdf, Pdf } from '@cuspid/platform/providers';
import type { SpecClinic } from '@cuspid/platform/testing';
import { Receipts } from '../papers/receipts.service';

/** All that a clinic printed until now, as text. */
export function printedBy(clinic: SpecClinic): string[] {
  const pdf = clinic.get(Pdf);
  if (!(pdf instanceof MemoryPdf)) throw new Error('there is no paper to look at');
  return pdf.rendered.map(({ html }) =>
    html
      .replace(/<style>[^]*?<\/style>/g, '')
      .replace(/<[^>]*>/g, ' ')
      .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
      .replace(/\s+/g, ' '),
  );
}

export const lastPrint = (clinic: SpecClinic): string => printedBy(clinic).at(-1) ?? '';

/** Prints a receipt and gives what stands on it. */
export async function printReceipt(clinic: SpecClinic, me: Actor, id: number, filter = {}): Promise<string> {
  const before = printedBy(clinic).length;
  await clinic.get(Receipts).pdf(me, id, filter);
  const all = printedBy(clinic);
  if (all.length === before) throw new Error('nothing was printed');
  return all.at(-1) ?? '';
}
