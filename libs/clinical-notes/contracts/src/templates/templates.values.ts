/** Limits of texts for notes. */
export const NOTE_TEMPLATE = {
  nameMax: 80,
  textMax: 5_000,
  max: 200,
  promptMax: 120,
  procedureMax: 200,
  filledMax: 60_000,
} as const;

/** All a template may name in braces. */
export const NOTE_VARIABLES = [
  'patient.firstName',
  'patient.lastName',
  'patient.fullName',
  'patient.code',
  'patient.age',
  'patient.dateOfBirth',
  'today',
  'time',
  'clinic.name',
  'clinician.name',
  'visit.type',
  'teeth',
  'procedure',
] as const;
export type NoteVariable = (typeof NOTE_VARIABLES)[number];
/** Values of the variables; what is not known is left out and becomes a gap to fill. */
export type NoteValues = Partial<Record<NoteVariable, string>>;
