import type { EntryMode, FindingCode, Layer, ToothId } from '@cuspid/odontogram';

/** Who did it: the patient's orthodontist, surgeon or student, or who stands in for them. */
export type Hand = 'orthodontist' | 'surgeon' | 'student';

/** A line typed into the chart. `@-6y` in it is a month six years ago. */
export interface Entry {
  kind: 'entry';
  text: string;
  mode: EntryMode;
  /** The tooth whose caries or fracture the entered work takes the place of. */
  cures?: ToothId;
}

/** Planned work moved on. */
export interface Advance {
  kind: 'advance';
  tooth: ToothId;
  code: FindingCode;
  to: Layer;
}

/** The author's last act taken back. */
export interface Undo {
  kind: 'undo';
}

/** An act of a chart's history: so many months ago, by whom, what. */
export type Step = { ago: number; by: Hand } & (Entry | Advance | Undo);

/** Seen at an examination. */
export const seen = (ago: number, by: Hand, text: string): Step => ({ ago, by, kind: 'entry', text, mode: 'exam' });
/** Done here on that day. */
export const did = (ago: number, by: Hand, text: string, cures?: ToothId): Step => ({
  ago,
  by,
  kind: 'entry',
  text,
  mode: 'treatment',
  cures,
});
export const moved = (ago: number, by: Hand, tooth: ToothId, code: FindingCode, to: Layer): Step => ({
  ago,
  by,
  kind: 'advance',
  tooth,
  code,
  to,
});
export const tookBack = (ago: number, by: Hand): Step => ({ ago, by, kind: 'undo' });

/** The line with its `@-6y` written as a month so many years before a day. */
export const dated = (text: string, day: string): string =>
  text.replace(/@-(\d+)y/g, (_, years: string) => `@${Number(day.slice(0, 4)) - Number(years)}-${day.slice(5, 7)}`);
