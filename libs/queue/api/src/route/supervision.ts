import type { Actor } from '@cuspid/platform/api';
import { mayRole } from '@cuspid/platform/contracts';

/** What it takes to make a student's checks. No student has it, so nobody signs for themselves. */
export const SUPERVISES = 'case.supervise';

export const maySupervise = ({ role }: Actor): boolean => mayRole(role, SUPERVISES);
