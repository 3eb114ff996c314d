import { computed, inject } from '@angular/core';
import type { Permission, Role } from '@cuspid/platform/contracts';
import { Session } from '@cuspid/platform/web';

const ASKED: readonly Role[] = ['ORTHODONTIST', 'DENTAL_SURGEON'];
const PUT_ON: readonly [Permission, Role][] = [
  ['careTeam.assignSurgeon', 'DENTAL_SURGEON'],
  ['careTeam.assignStudent', 'STUDENT'],
];

/** What whoever looks may do with a care team: ask clinicians, or put on and take off at once. Needs an injection context. */
export function teamRights() {
  const session = inject(Session);
  return computed(() => {
    const asks = session.can('careTeam.request');
    const roles = asks ? ASKED : PUT_ON.filter(([permission]) => session.can(permission)).map(([, role]) => role);
    return { asks, roles, me: session.user()?.id ?? null };
  });
}
