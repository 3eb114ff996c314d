/** Limits of what is typed about a member of staff. */
export const USER = { nameMax: 120, departmentMax: 80, passwordMin: 10, passwordMax: 200 } as const;
