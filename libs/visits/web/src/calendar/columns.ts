import { mayRole, reachOf, type Role } from '@cuspid/platform/contracts';
import type { ChairDto } from '@cuspid/settings/contracts';
import type { StaffDto } from '@cuspid/users/contracts';
import type { VisitDto } from '@cuspid/visits/contracts';
import type { ColumnOf } from './day-plan';

/** Who looks, and the words of the heads. */
export interface Looking {
  me: { id: number; role: Role };
  roleWord: (role: Role) => string;
  say: (key: string) => string;
}

/** Who treats patients, and so has visits. */
export const treats = ({ role }: Pick<StaffDto, 'role'>): boolean => mayRole(role, 'chart.record');

/** Whether somebody sees every visit, or those of their own patients only. */
const seesAll = (role: Role): boolean => reachOf(role, 'visit.read') === 'all';

/** "Dr A. Fernando": a head is narrow. */
export function shortTitle(name: string): string {
  const [, title = '', rest = ''] = /^((?:dr|mr|mrs|ms|prof|rev)\.?\s+)?(.+)$/i.exec(name.trim()) ?? [];
  const [first = '', ...others] = rest.split(/\s+/);
  return others.length ? `${title}${first.charAt(0)}. ${others.join(' ')}` : name;
}

/** One column a dentist, one for all students; who is a student or a dentist of their own patients sees their own first. */
export function dentistColumns(
  day: string,
  staff: readonly StaffDto[],
  visits: readonly VisitDto[],
  by: Looking,
): ColumnOf[] {
  const { me } = by;
  if (me.role === 'STUDENT') {
    const own = staff.find(({ id }) => id === me.id);
    return own ? [dentistColumn(day, own, visits, by)] : [];
  }
  const dentists = staff.filter((person) => treats(person) && person.role !== 'STUDENT');
  const shown = seesAll(me.role)
    ? dentists
    : dentists.filter(({ id }) => id === me.id || visits.some(({ provider }) => provider?.id === id));
  const columns = [...shown]
    .sort((a, b) => Number(b.id === me.id) - Number(a.id === me.id))
    .map((person) => dentistColumn(day, person, visits, by));
  const others = rest(day, staff, visits, by);
  return [...columns, ...others];
}

export function dentistColumn(day: string, person: StaffDto, visits: readonly VisitDto[], by: Looking): ColumnOf {
  const chair = usualChair(visits.filter(({ provider }) => provider?.id === person.id));
  return {
    key: `p${person.id}`,
    title: shortTitle(person.name),
    note: [by.roleWord(person.role), chair?.toLowerCase()].filter(Boolean).join(', '),
    day,
    providerId: person.id,
    chairId: null,
    hasGaps: seesAll(by.me.role) || person.id === by.me.id,
    holds: ({ provider }) => provider?.id === person.id,
    blocked: ({ provider, chair: blocked }) => (provider ? provider.id === person.id : !blocked),
  };
}

/** Students together, and visits that are nobody's yet. */
function rest(day: string, staff: readonly StaffDto[], visits: readonly VisitDto[], { me, say }: Looking): ColumnOf[] {
  const shared = { day, providerId: null, chairId: null, hasGaps: false };
  const whole: ColumnOf['blocked'] = ({ provider, chair }) => !provider && !chair;
  const students: ColumnOf = {
    ...shared,
    key: 'students',
    title: say('students'),
    note: say('studentsNote'),
    holds: ({ provider }) => provider?.role === 'STUDENT',
    blocked: whole,
  };
  const nobody: ColumnOf = {
    ...shared,
    key: 'nobody',
    title: say('nobody'),
    note: say('nobodyNote'),
    holds: ({ provider }) => !provider,
    blocked: whole,
  };
  const hasStudents = seesAll(me.role) && staff.some(({ role }) => role === 'STUDENT');
  return [
    ...(hasStudents || visits.some(students.holds) ? [students] : []),
    ...(visits.some(nobody.holds) ? [nobody] : []),
  ];
}

/** One column a chair, and one for visits without. */
export function chairColumns(
  day: string,
  chairs: readonly ChairDto[],
  visits: readonly VisitDto[],
  by: Looking,
): ColumnOf[] {
  const columns = chairs.map((chair): ColumnOf => {
    const [first, ...more] = new Set(
      visits.flatMap(({ chair: one, provider }) => (one?.id === chair.id && provider ? [provider.name] : [])),
    );
    return {
      key: `c${chair.id}`,
      title: chair.name,
      note: first === undefined ? '' : more.length ? `${shortTitle(first)} +${more.length}` : shortTitle(first),
      day,
      providerId: null,
      chairId: chair.id,
      hasGaps: seesAll(by.me.role),
      holds: (visit) => visit.chair?.id === chair.id,
      blocked: ({ provider, chair: blocked }) => (blocked ? blocked.id === chair.id : !provider),
    };
  });
  const none: ColumnOf = {
    key: 'none',
    title: by.say('noChair'),
    note: '',
    day,
    providerId: null,
    chairId: null,
    hasGaps: false,
    holds: ({ chair }) => !chair,
    blocked: ({ provider, chair }) => !provider && !chair,
  };
  return visits.some(none.holds) ? [...columns, none] : columns;
}

/** Where somebody works that day: the chair of most of their visits. */
function usualChair(visits: readonly VisitDto[]): string | null {
  const counts = new Map<string, number>();
  for (const { chair } of visits) if (chair) counts.set(chair.name, (counts.get(chair.name) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}
