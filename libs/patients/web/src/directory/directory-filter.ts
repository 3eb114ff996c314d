import { PAGE } from '@cuspid/platform/contracts';
import { CLINICAL_STATUSES, PATIENT_SORTS, SEXES } from '@cuspid/patients/contracts';
import type { ClinicalStatus, PatientSort, Sex } from '@cuspid/patients/contracts';

/** Which patients to list, as the address says it; what it says wrongly counts as not said. */
export interface DirectoryFilter {
  q: string;
  sort: PatientSort;
  status: ClinicalStatus | null;
  sex: Sex | null;
  isMine: boolean;
  /** Cursor of the page, empty for the first. */
  after: string;
  /** How many come before this page. */
  from: number;
}

/** The address' query, as the router gives it. */
export interface DirectoryQuery {
  q?: string;
  sort?: string;
  status?: string;
  sex?: string;
  mine?: string;
  after?: string;
  from?: string;
}

export function filterOf(query: DirectoryQuery): DirectoryFilter {
  const after = query.after ?? '';
  return {
    q: (query.q ?? '').trim(),
    sort: PATIENT_SORTS.find((sort) => sort === query.sort) ?? 'name',
    status: CLINICAL_STATUSES.find((status) => status === query.status) ?? null,
    sex: SEXES.find((sex) => sex === query.sex) ?? null,
    isMine: query.mine === '1',
    after,
    from: after ? Math.max(0, Math.floor(Number(query.from) || 0)) : 0,
  };
}

/** Query of `GET /api/patients`. */
export function paramsOf(filter: DirectoryFilter, myId: number | undefined): Record<string, string | number | boolean> {
  return {
    limit: PAGE.limit,
    count: true,
    // With a search the best match comes first.
    ...(filter.q ? { q: filter.q } : { sort: filter.sort }),
    ...(filter.status && { clinicalStatus: filter.status }),
    ...(filter.sex && { sex: filter.sex }),
    ...(filter.isMine && myId !== undefined && { clinicianId: myId }),
    ...(filter.after && { cursor: filter.after }),
  };
}

/** Whether anything but the search narrows the list. */
export const isNarrowed = (filter: DirectoryFilter): boolean =>
  filter.status !== null || filter.sex !== null || filter.isMine;
