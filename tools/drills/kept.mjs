import { rowsIn } from './rows.mjs';

/** Whether everybody who was told to be registered is there, once. */
export async function keptOf(clinic, names) {
  const rows = await rowsIn(
    clinic.shared().env,
    clinic.database.name,
    "select last_name as name, count(*) as many from patient where last_name regexp '^[a-z]{12}$' group by last_name",
  );
  const many = new Map(rows.map((row) => [row.name, Number(row.many)]));
  const lost = names.filter((one) => !many.has(one)).length;
  return { acked: names.length, lost, doubled: names.filter((one) => (many.get(one) ?? 0) > 1).length };
}

export const tellKept = ({ acked, lost, doubled }) => `${acked} changes answered, lost ${lost}, doubled ${doubled}`;

export function tell({ asked, failures, slowest }) {
  const failed = [...failures].map(([what, count]) => `${what} (${count})`).join(', ');
  return `${asked} requests, failed: ${failed || 'none'}, slowest ${(slowest / 1_000).toFixed(1)} s`;
}
