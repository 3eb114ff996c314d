import {
  mayRole,
  meaningOf,
  PERMISSIONS,
  reachOf,
  ROLES,
  type Permission,
  type Reach,
} from '@cuspid/platform/contracts';
import { describe, expect, it } from 'vitest';

/** Cells somebody would notice at once, role by role in the order of ROLES. */
const KNOWN: Partial<Record<Permission, Reach[]>> = {
  'account.self': ['all', 'all', 'all', 'all', 'all', 'all'],
  'user.manage': ['all', '-', '-', '-', '-', '-'],
  'patient.read': ['all', 'team', 'team', 'all', 'all', 'team'],
  'patient.register': ['all', '-', '-', '-', 'all', '-'],
  'patient.alertWrite': ['all', 'team', 'team', 'all', '-', 'team'],
  'careTeam.request': ['-', '-', '-', '-', 'all', '-'],
  'careTeam.respond': ['-', 'own', 'own', '-', '-', '-'],
  'queue.read': ['all', 'all', 'all', 'all', 'all', 'team'],
  'queue.checkIn': ['all', '-', '-', 'all', 'all', '-'],
  'queue.progress': ['all', 'team', 'team', '-', 'all', 'team'],
  'chart.read': ['all', 'team', 'team', '-', '-', 'team'],
  'chart.record': ['-', 'team', 'team', '-', '-', 'team'],
  'chart.cosign': ['-', 'team', 'team', '-', '-', '-'],
  'note.verify': ['-', 'team', 'team', '-', '-', '-'],
  'audit.read': ['all', '-', '-', '-', '-', '-'],
};

describe('the matrix', () => {
  it('has a cell for every permission and role, and no other word than all, team, own and -', () => {
    for (const permission of PERMISSIONS) {
      expect(permission).toMatch(/^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/);
      for (const role of ROLES) expect(['all', 'team', 'own', '-']).toContain(reachOf(role, permission));
      expect(
        ROLES.some((role) => mayRole(role, permission)),
        `${permission} is of use to somebody`,
      ).toBe(true);
      expect(typeof meaningOf(permission)).toBe('string');
    }
  });

  it.each(Object.entries(KNOWN))('says of %s what the clinic agreed', (name, cells) => {
    const permission = PERMISSIONS.find((one) => one === name);
    expect(permission && ROLES.map((role) => reachOf(role, permission))).toEqual(cells);
  });

  it('lets a student see no patient but their own, and nobody but an administrator at accounts and trail', () => {
    for (const permission of PERMISSIONS) {
      if (/^(patient|visit|chart|document|note|diagnosis|history|careTeam|queue|material)\./.test(permission)) {
        expect(reachOf('STUDENT', permission), permission).not.toBe('all');
      }
      if (/^(user|audit|settings|report\.read)/.test(permission)) {
        expect(
          ROLES.filter((role) => mayRole(role, permission)),
          permission,
        ).toEqual(['ADMIN']);
      }
    }
  });
});
