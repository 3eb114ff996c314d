import type { FigureRule } from '../engine/figure-rule';
import { BILLED } from '../providers/provider-facts';
import { VISITS } from '../visits/visit-facts';
import { approved, findings, procedures, signed, signOffs, tasks, unsigned } from './own-facts';

/** What a visit of one person lasted, whether in a chair or not. */
const LASTED = { ...VISITS, key: 'OWN_MINUTES', amount: 'visit.minutes', kept: undefined };

/** The figures of one person's own work: each by what that person did, and by nothing else. */
export function ownRules(person: number): readonly FigureRule[] {
  const provider = [String(person)];
  return [
    { key: 'own-visits', facts: VISITS, as: 'COUNT', only: { provider } },
    { key: 'own-completed', facts: VISITS, as: 'COUNT', only: { provider, status: ['COMPLETED'] } },
    { key: 'own-missed', facts: VISITS, as: 'COUNT', only: { provider, status: ['DID_NOT_ATTEND'] } },
    { key: 'own-minutes', facts: LASTED, as: 'SUM', only: { provider, status: ['COMPLETED'] } },
    { key: 'own-procedures', facts: procedures(person), as: 'COUNT' },
    { key: 'own-signed', facts: signed(person), as: 'COUNT' },
    { key: 'own-unsigned', facts: unsigned(person), as: 'COUNT' },
    { key: 'own-findings', facts: findings(person), as: 'COUNT' },
    { key: 'own-tasks', facts: tasks(person), as: 'COUNT' },
    { key: 'own-sign-offs', facts: signOffs(person), as: 'COUNT' },
    { key: 'own-approved', facts: approved(person), as: 'COUNT' },
    {
      ...{ key: 'own-billed', facts: BILLED, as: 'SUM' },
      only: ({ currency }) => ({ currency: [currency], provider }),
    },
  ];
}
