import { isHeld, VISIT_STATUSES } from '@cuspid/visits/contracts';
import { In, IsNull, type DataSource } from 'typeorm';
import { Visit } from '../visit';

const SHARE_TIME =
  'a.startsAt < timestampadd(minute, b.minutes, b.startsAt) and b.startsAt < timestampadd(minute, a.minutes, a.startsAt)';
const BOOKED = "b.status in ('SCHEDULED', 'ARRIVED') and b.overbookReason is null";

/** How many pairs of booked visits share time, by what they share; those booked over others on purpose are left out. */
export async function overlaps(source: DataSource): Promise<{ provider: number; chair: number; patient: number }> {
  const held = { status: In(VISIT_STATUSES.filter(isHeld)), overbookReason: IsNull() };
  const count = (what: 'provider' | 'chair' | 'patient') =>
    source
      .createQueryBuilder(Visit, 'a')
      .innerJoin(Visit, 'b', `a.id < b.id and a.${what}Id = b.${what}Id and ${SHARE_TIME} and ${BOOKED}`)
      .where(held)
      .select('a.id', 'a')
      .addSelect('b.id', 'b')
      .getRawMany()
      .then((pairs) => pairs.length);
  return { provider: await count('provider'), chair: await count('chair'), patient: await count('patient') };
}

/** How many visits take up other stretches than their row says: too few, too many, of somebody else, or after their end. */
export async function disagreements(source: DataSource): Promise<number> {
  const [row]: { count: string }[] = await source.query(`
    select count(*) as count from (
      select visit.id from visit left join visit_slot slot on slot.visit_id = visit.id
      group by visit.id, visit.status, visit.minutes, visit.overbook_reason, visit.starts_at,
        visit.patient_id, visit.provider_id, visit.chair_id
      having count(slot.slot) <> if(visit.status in ('SCHEDULED', 'ARRIVED'), visit.minutes div 5, 0)
        or sum(visit.overbook_reason is null and not (slot.patient_id <=> visit.patient_id
          and slot.provider_id <=> visit.provider_id and slot.chair_id <=> visit.chair_id)) > 0
        and count(slot.slot) > 0
        or min(slot.slot) <> timestampdiff(second, '1970-01-01', visit.starts_at) div 300
    ) wrong`);
  return Number(row?.count);
}
