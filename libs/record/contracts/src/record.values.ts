import type { Permission } from '@cuspid/platform/contracts';

/** The parts of a printed record, in the order in which they stand on paper. */
export const SECTIONS = [
  'identity',
  'alerts',
  'team',
  'history',
  'chart',
  'perio',
  'orthodontics',
  'problems',
  'plan',
  'notes',
  'documents',
  'visits',
] as const;
export type Section = (typeof SECTIONS)[number];

/** What a section is read with, beside `patient.record` for the whole. */
export const SECTION_NEEDS: Record<Section, Permission> = {
  identity: 'patient.read',
  alerts: 'patient.alert',
  team: 'careTeam.read',
  history: 'history.read',
  chart: 'chart.read',
  perio: 'chart.read',
  orthodontics: 'chart.read',
  problems: 'diagnosis.read',
  plan: 'note.read',
  notes: 'note.read',
  documents: 'document.read',
  visits: 'visit.read',
};

/** More pages than this are a mistake; more rows of one list are told by their number. */
export const RECORD = { pagesMax: 1_500, rowsMax: 5_000 } as const;

/** What the archive of a record says it is. */
export const ARCHIVE = { format: 'cuspid-archive', version: 1 } as const;

/** What became of a document's file: WHOLE in the archive as it was stored · CHANGED since · MISSING in the store. */
export const FILE_STATES = ['WHOLE', 'CHANGED', 'MISSING'] as const;
export type FileState = (typeof FILE_STATES)[number];
