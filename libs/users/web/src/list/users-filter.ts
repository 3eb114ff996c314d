import { PAGE, ROLES, type Role } from '@cuspid/platform/contracts';
import { USER_SORTS, USER_STATES, type UserSort, type UserState } from '@cuspid/users/contracts';

/** Which accounts to list, as the address says it; what it says wrongly counts as not said. */
export interface UsersFilter {
  q: string;
  sort: UserSort;
  role: Role | null;
  state: UserState | null;
  department: string;
  /** Cursor of the page, empty for the first. */
  after: string;
  /** How many come before this page. */
  from: number;
}

/** The address' query, as the router gives it. */
export interface UsersQuery {
  q?: string;
  sort?: string;
  role?: string;
  state?: string;
  department?: string;
  after?: string;
  from?: string;
}

export function filterOf(query: UsersQuery): UsersFilter {
  const after = query.after ?? '';
  return {
    q: (query.q ?? '').trim(),
    sort: USER_SORTS.find((sort) => sort === query.sort) ?? 'name',
    role: ROLES.find((role) => role === query.role) ?? null,
    state: USER_STATES.find((state) => state === query.state) ?? null,
    department: (query.department ?? '').trim(),
    after,
    from: after ? Math.max(0, Math.floor(Number(query.from) || 0)) : 0,
  };
}

/** Query of `GET /api/users`. */
export function paramsOf(filter: UsersFilter): Record<string, string | number | boolean> {
  const { q, sort, role, state, department, after } = filter;
  return {
    limit: PAGE.limit,
    count: true,
    sort,
    ...(q && { search: q }),
    ...(role && { role }),
    ...(state && { state }),
    ...(department && { department }),
    ...(after && { cursor: after }),
  };
}

/** Whether anything but the search narrows the list. */
export const isNarrowed = ({ role, state, department }: UsersFilter): boolean =>
  role !== null || state !== null || department !== '';
