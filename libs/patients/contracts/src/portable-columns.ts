import { PORTABLE } from './portable.values';

/** What the classes of a portable export share: limits and descriptions of fields. */
export const MOST = 4_294_967_295;
export const rows = { max: PORTABLE.rowsMax } as const;
export const words = (description?: string) =>
  ({ max: PORTABLE.textMax, nullable: true, ...(description && { description }) }) as const;
export const name = { max: 120, nullable: true, description: 'A member of staff, by name' } as const;
export const moment = { nullable: true } as const;
