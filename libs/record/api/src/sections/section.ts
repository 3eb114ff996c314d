import type { Patient } from '@cuspid/patients/api';
import type { Actor } from '@cuspid/platform/api';
import type { Section } from '@cuspid/record/contracts';
import type { EntityManager } from 'typeorm';

/** For whom and of whom a section is read. The caller has asked for the patient already. */
export interface SectionAsk {
  me: Actor;
  patient: Patient;
  db: EntityManager;
  timeZone: string;
  /** Today in the clinic, `YYYY-MM-DD`. */
  today: string;
}

/** A section as it stands on paper. */
export interface SectionPaper {
  /** Escaped by the section; empty where there is nothing to tell. */
  html: string;
  /** How many entries it has; null where that is no question. */
  count: number | null;
  /** What it says, as data: what the hash of the paper is made of. */
  says: unknown;
  /** Styles of its own classes; they reach no other section. */
  styles?: string;
  /** Begins on a sheet of its own. */
  isApart?: boolean;
  /** Texts that must be readable in the finished PDF. */
  expect?: readonly string[];
}

/** One part of the record, told by the domain it belongs to. */
export interface RecordSection {
  name: Section;
  /** As it is called on paper and in the contents. */
  title: string;
  read(ask: SectionAsk): Promise<SectionPaper>;
}
