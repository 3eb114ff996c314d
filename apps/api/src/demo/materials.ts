import type { INestApplicationContext } from '@nestjs/common';
import { InventoryItem } from '@cuspid/inventory/api';
import { Recipes, UsageActs, Usages } from '@cuspid/patient-materials/api';
import type { Actor } from '@cuspid/platform/api';
import { Procedure } from '@cuspid/settings/api';
import { User } from '@cuspid/users/api';
import { DataSource, IsNull } from 'typeorm';

/** Code of a procedure, and words of the items it needs with how many. Of words nothing in the stock has, there is no line. */
const NEEDS: Readonly<Record<string, readonly (readonly [words: string, quantity: number])[]>> = {
  'RS-10': [
    ['composite a2', 1],
    ['universal bond', 1],
    ['etching gel', 1],
    ['nitrile gloves, medium', 2],
  ],
  'RS-11': [
    ['composite a2', 2],
    ['universal bond', 1],
    ['matrix bands', 1],
    ['wooden wedges', 2],
  ],
  'RS-13': [
    ['glass ionomer', 2],
    ['nitrile gloves, medium', 2],
  ],
  'EX-30': [
    ['alginate', 1],
    ['impression trays', 2],
  ],
};

/** What was used in the last finished visits, turn by turn. */
const USED: readonly (readonly [words: string, quantity: number])[] = [
  ['nitrile gloves, medium', 2],
  ['elastic ligatures', 2],
  ['saliva ejectors', 1],
  ['niti wire .014', 1],
  ['nitrile gloves, medium', 2],
  ['articaine 4 % 1:100,000', 1],
  ['class ii elastics', 1],
];
const VISITS = 14;
const EACH = 2;
/** The one of them that was a mistake, and lies in the bin. */
const MISTAKEN = 3;
/** Kept only with what meets an allergy. */
const DECIDED = 'Talked over with the patient: no reaction to it before';

interface Finished {
  id: number;
  patientId: number;
  startsAt: Date;
  providerId: number;
}

/**
 * What procedures need, and what was used on some patients. After the clinic is there: usages take from its stock as anybody's
 * do. A start that is stopped before leaves a demo clinic without them.
 */
export async function loadMaterials(app: INestApplicationContext): Promise<void> {
  const source = app.get(DataSource);
  const items = await source.manager.findBy(InventoryItem, { deletedAt: IsNull() });
  const named = (words: string) => items.find(({ name }) => name.toLowerCase().includes(words));
  const nurse = await actor(source, 'nurse@cuspid.test');
  const procedures = await setRecipes(app, nurse, named);
  const visits: Finished[] = await source.query(
    `select visit.id, visit.patient_id as patientId, visit.starts_at as startsAt, visit.provider_id as providerId
     from visit join patient on patient.id = visit.patient_id and patient.is_active = 1
     join \`user\` who on who.id = visit.provider_id and who.role in ('ORTHODONTIST', 'DENTAL_SURGEON')
     join care_team_member seat on seat.patient_id = visit.patient_id and seat.active_user_id = who.id
     where visit.status = 'COMPLETED' and visit.starts_at < ? order by visit.starts_at desc limit ?`,
    [new Date(), VISITS],
  );
  for (const [at, visit] of visits.entries()) {
    const me = await actorOf(source, visit.providerId);
    const about = { visitId: visit.id, usedAt: visit.startsAt.toISOString(), procedureId: procedures[at] ?? null };
    for (let nth = at * EACH; nth < (at + 1) * EACH; nth++) {
      const [words, quantity] = USED[nth % USED.length] ?? ['', 0];
      const item = named(words);
      if (!item || item.quantity < VISITS) continue;
      const what = { itemId: item.id, quantity, ...about, allergyReason: DECIDED };
      const { id } = await app.get(Usages).record(me, visit.patientId, what);
      if (nth === MISTAKEN) await app.get(UsageActs).remove(nurse, id, 1, false);
    }
  }
}

async function setRecipes(
  app: INestApplicationContext,
  nurse: Actor,
  named: (words: string) => InventoryItem | undefined,
): Promise<number[]> {
  const set: number[] = [];
  for (const [code, needs] of Object.entries(NEEDS)) {
    const procedure = await app.get(DataSource).manager.findOneBy(Procedure, { code });
    const lines = needs.flatMap(([words, quantity]) => {
      const item = named(words);
      return item ? [{ itemId: item.id, quantity }] : [];
    });
    if (!procedure || !lines.length) continue;
    await app.get(Recipes).set(nurse, procedure.id, 1, { lines });
    set.push(procedure.id);
  }
  return set;
}

const actor = async (source: DataSource, email: string): Promise<Actor> =>
  acting(await source.manager.findOneByOrFail(User, { email }));
const actorOf = async (source: DataSource, id: number): Promise<Actor> =>
  acting(await source.manager.findOneByOrFail(User, { id }));

const acting = ({ id, name, role }: User): Actor => ({
  ...{ id, name, role, sessionId: 0, mustChangePassword: false, address: null, requestId: 'demo' },
});
