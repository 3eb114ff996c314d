import type { AuditFilter } from '@cuspid/audit/contracts/dto';
import { plansOf, type Person, type SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuditLogService } from './audit-log.service';
import { unsealed } from './chain';
import { Sealer } from './sealer';
import { openAuditClinic } from './testing/audit-clinic';
import { fillLog } from './testing/many';
import { Verifier } from './verifier';

const THOUSANDS = Number(process.env['SPEC_AUDIT_THOUSANDS'] ?? 30);

describe(`a log of ${THOUSANDS},000 entries`, () => {
  let clinic: SpecClinic;
  let ana: Person;

  beforeAll(async () => {
    clinic = await openAuditClinic();
    ana = await clinic.person('ADMIN');
    await clinic.get(Sealer).onApplicationShutdown();
    await fillLog(clinic, THOUSANDS);
    await clinic.get(Sealer).sealAll();
  }, 600_000);
  afterAll(() => clinic.close());

  const newest = () => new Date(Date.parse('2020-01-01T00:00:00Z') + THOUSANDS * 60_000_000);

  it.each<[string, AuditFilter, string, number]>([
    ['all of it', {}, 'audit_entry_at', 200],
    ['a person', { actorId: 7 }, 'audit_entry_actor', 200],
    ['a role', { role: 'STUDENT' }, 'audit_entry_role', 200],
    ['an action', { action: 'visit.moved' }, 'audit_entry_action', 200],
    ['an action nobody did', { action: 'visit.danced' }, 'audit_entry_action', 200],
    ['every action on visits', { action: 'visit.' }, 'audit_entry_action', 2_000],
    ['reads', { kind: 'read' }, 'audit_entry_action', 2_500],
    ['a patient', { patientId: 5 }, 'audit_entry_patient', 200],
    ['a record', { entity: 'visit', entityId: 2 }, 'audit_entry_record', 200],
    ['an address', { address: '10.0.3.3' }, 'audit_entry_address', 200],
    ['a request', { requestId: 'request-77' }, 'audit_entry_request', 200],
  ])('is asked for %s by an index, in its order, up to the page’s end', async (_, filter, index, most) => {
    const service = clinic.get(AuditLogService);
    const first = await service.list(ana, filter);
    for (const cursor of [undefined, first.nextCursor ?? undefined]) {
      const plans = await plansOf(clinic.source, () => service.list(ana, { ...filter, ...(cursor && { cursor }) }));
      for (const plan of plans) expect(plan.read, JSON.stringify(plan)).toBeLessThanOrEqual(most);
      const steps = plans.flatMap(({ steps: all }) => all).filter(({ table }) => table === 'e');
      expect(steps[0]?.key).toBe(index);
    }
  });

  it('is proven whole, batch after batch, and never held in memory', async () => {
    const memory = () => process.memoryUsage().rss / 2 ** 20;
    const [before, since] = [memory(), performance.now()];
    const proof = await clinic.get(Verifier).prove();
    expect(proof).toMatchObject({ isIntact: true });
    expect(proof.checked).toBeGreaterThanOrEqual(THOUSANDS * 1_000);
    expect(memory() - before).toBeLessThan(200);
    expect(performance.now() - since).toBeLessThan(2_000 + THOUSANDS * 100);
  }, 300_000);

  it('is searched for a word within its month only', async () => {
    const to = newest().toISOString();
    const from = new Date(newest().getTime() - 2 * 24 * 3_600_000).toISOString();
    const search = () => clinic.get(AuditLogService).list(ana, { text: 'nothing of the kind', from, to });
    for (const { read } of await plansOf(clinic.source, search)) expect(read).toBeLessThanOrEqual(2 * 1_440 * 2 + 50);
  });

  it('is looked through for new entries at its end only', async () => {
    const [{ highest }] = await clinic.source.query('select max(id) as highest from audit_entry');
    const [plan] = await plansOf(clinic.source, () => unsealed(clinic.source, highest - 100, 2_000));
    expect(plan?.read).toBeLessThanOrEqual(300);
  });
});
