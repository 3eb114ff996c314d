import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { SECTIONS, type Section } from '@cuspid/record/contracts';
import type { Type } from '@nestjs/common';
import { AlertsSection } from './alerts';
import { ChartSection } from './chart';
import { DocumentsSection } from './documents';
import { HistorySection } from './history';
import { IdentitySection } from './identity';
import { NotesSection } from './notes';
import { OrthodonticsSection } from './orthodontics';
import { PerioSection } from './perio';
import { PlanSection } from './plan';
import { ProblemsSection } from './problems';
import type { RecordSection } from './section';
import { TeamSection } from './team';
import { VisitsSection } from './visits';

const TOLD_BY: Record<Section, Type<RecordSection>> = {
  identity: IdentitySection,
  alerts: AlertsSection,
  team: TeamSection,
  history: HistorySection,
  chart: ChartSection,
  perio: PerioSection,
  orthodontics: OrthodonticsSection,
  problems: ProblemsSection,
  plan: PlanSection,
  notes: NotesSection,
  documents: DocumentsSection,
  visits: VisitsSection,
};

export const sectionProviders = Object.values(TOLD_BY);

/** Every section of a record, in the order of the paper. */
@Injectable()
export class RecordSections {
  constructor(private readonly module: ModuleRef) {}

  all(): readonly RecordSection[] {
    return SECTIONS.map((section) => this.module.get(TOLD_BY[section]));
  }
}
