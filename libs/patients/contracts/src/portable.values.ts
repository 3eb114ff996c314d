/** What a patient's own export says it is. */
export const PORTABLE_FORMAT = 'cuspid-patient';

export const PORTABLE = { version: 1, rowsMax: 1_000_000, textMax: 10_000 } as const;
