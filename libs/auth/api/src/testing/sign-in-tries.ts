import type { Answered, Http, SpecClinic } from '@cuspid/platform/testing';
import type { NestExpressApplication } from '@nestjs/platform-express';

/** Believes the one proxy the spec pretends to be: tries can come from anywhere. */
export const behindProxy = ({ app }: { app: NestExpressApplication }) => app.set('trust proxy', 1);

/** A try from this address, if the process believes its proxy. */
export const tryFrom = (address: string, http: Http, email: string, password: string): Promise<Answered> =>
  http.call('POST', '/api/auth/login', { body: { email, password }, headers: { 'x-forwarded-for': address } });

/** As if nothing had failed yet. */
export const forgetTries = (clinic: SpecClinic) => clinic.source.query('delete from attempt_limit');

/** Why sign-ins were refused since `id`, as the audit log has it. */
export async function reasonsSince(clinic: SpecClinic, id: number): Promise<Record<string, number>> {
  const rows: { after: string }[] = await clinic.source.query(
    "select `after` from audit_entry where action = 'session.refused' and id > ?",
    [id],
  );
  const reasons: Record<string, number> = {};
  for (const { after } of rows) {
    const { reason }: { reason: string } = JSON.parse(after);
    reasons[reason] = (reasons[reason] ?? 0) + 1;
  }
  return reasons;
}

export async function lastEntry(clinic: SpecClinic): Promise<number> {
  const [{ id }] = await clinic.source.query('select coalesce(max(id), 0) as id from audit_entry');
  return Number(id);
}
