import type { LucideIcon } from '@lucide/angular';
import type { RecentPatient } from '@cuspid/platform/web';
import type { Command } from './palette-commands';

/** One line of the palette. */
export type PaletteRow =
  | { kind: 'patient'; id: string; patient: RecentPatient }
  | { kind: 'command'; id: string; label: string; icon: LucideIcon; run: () => void }
  | { kind: 'register'; id: string; text: string };

export const patientRows = (patients: readonly RecentPatient[]): PaletteRow[] =>
  patients.map((patient) => ({ kind: 'patient', id: `patient-${patient.id}`, patient }));

export const commandRows = (commands: readonly Command[]): PaletteRow[] =>
  commands.map((command, index) => ({ kind: 'command', id: `command-${index}`, ...command }));
