import { Injectable } from '@nestjs/common';
import { Plans } from '@cuspid/clinical-notes/api';
import type { PlanItemDto, PlanPhaseDto } from '@cuspid/clinical-notes/contracts/dto';
import { dayInWords, escapeHtml } from '@cuspid/platform/providers';
import { tableHtml, worded, type Row } from './rows';
import type { RecordSection, SectionAsk, SectionPaper } from './section';

const HEADS = ['What', 'Teeth', 'State', 'Planned for', 'Done', 'Price', 'Outcome'];
const STYLES = '.phase { margin: 2mm 0 0.6mm; break-after: avoid; }';
const MINOR = 100;

/** The treatment plan, phase by phase, with prices and how far it has come. */
@Injectable()
export class PlanSection implements RecordSection {
  readonly name = 'plan';
  readonly title = 'Treatment plan';

  constructor(private readonly plans: Plans) {}

  async read({ me, patient }: SectionAsk): Promise<SectionPaper> {
    const { phases, acceptance } = await this.plans.plan(me, patient.id);
    if (!phases.length) return { html: '', count: 0, says: [] };
    const told = phases.map((phase) => ({ name: headOf(phase), rows: phase.items.map(rowOf) }));
    const agreed = acceptance
      ? `Agreed to on ${dayInWords(acceptance.acceptedOn)} (${worded(acceptance.acceptedBy).toLowerCase()})` +
        (acceptance.isOutdated ? '; changed since' : '')
      : 'Nobody has agreed to it yet';
    const html = told.map(
      ({ name, rows }) => `<h2 class="phase">${escapeHtml(name)}</h2>${rows.length ? tableHtml(HEADS, rows) : ''}`,
    );
    const count = phases.reduce((sum, { items }) => sum + items.length, 0);
    return {
      html: `<p class="lead">${escapeHtml(agreed)}</p>${html.join('')}`,
      ...{ count, styles: STYLES, says: { told, agreed } },
    };
  }
}

const headOf = ({ name, progress }: PlanPhaseDto): string => `${name}: ${progress.done} of ${progress.items} done`;

const rowOf = (item: PlanItemDto): Row => ({
  isStruck: item.executionStatus === 'CANCELLED',
  cells: [
    [item.procedureCode, item.name].filter(Boolean).join(' '),
    [item.teeth.join(', '), item.surfaces.join(' ')].filter(Boolean).join(' '),
    worded(item.executionStatus),
    item.plannedFor && dayInWords(item.plannedFor),
    item.executedAt && dayInWords(item.executedAt),
    item.price && `${item.price.currency} ${(item.price.amountMinor / MINOR).toFixed(2)}`,
    [item.outcome, item.note].filter(Boolean).join('; '),
  ],
});
