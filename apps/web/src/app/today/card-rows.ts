import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { CaseSummaryDto, SignOffDto, WorkTaskDto } from '@cuspid/cases/contracts';
import { DashboardData } from '@cuspid/dashboard/web';
import type { InventoryItemDto } from '@cuspid/inventory/contracts';
import type { NoticeDto } from '@cuspid/notices/contracts';
import type { OpenAccountDto } from '@cuspid/payment-records/contracts';
import { ClinicClock, dayText } from '@cuspid/platform/web';
import { moneyText } from '@cuspid/ui';
import type { Plain } from './blocks';

/** A row of a list that looks the same for all rooms. */
export interface CardRow {
  id: number;
  name: string;
  note: string;
  figure?: string;
  path: (string | number)[];
  query?: Record<string, string | number>;
}

interface Named {
  firstName: string;
  lastName: string;
}
const nameOf = ({ firstName, lastName }: Named): string => `${firstName} ${lastName}`;
const joined = (...parts: (string | null | undefined)[]): string => parts.filter(Boolean).join(' · ');

/** The rows of each plain list of the day's page, said in the words of the page. Read within a reactive context. */
@Injectable()
export class CardRows {
  private readonly data = inject(DashboardData);
  private readonly clock = inject(ClinicClock);
  private readonly words = inject(TranslocoService);

  private readonly notices = { asked: this.card<NoticeDto>('accessRequests'), cosign: this.card<NoticeDto>('cosign') };
  private readonly cases = {
    overdue: this.card<CaseSummaryDto>('overdueCases'),
    unsupervised: this.card<CaseSummaryDto>('unsupervised'),
  };
  private readonly stock = this.card<InventoryItemDto>('stockOut');
  private readonly accounts = this.card<OpenAccountDto>('unpaid');
  private readonly tasks = this.card<WorkTaskDto>('tasks');
  private readonly work = { returned: this.card<SignOffDto>('returned'), signOffs: this.card<SignOffDto>('signOffs') };

  private readonly rows: Record<Plain, () => CardRow[]> = {
    accessRequests: () => this.notices.asked().map((notice) => this.notice(notice, 'asks', [])),
    cosign: () => this.notices.cosign().map((notice) => this.notice(notice, 'recorded', ['chart'])),
    overdueCases: () => this.cases.overdue().map((one) => this.oneCase(one)),
    unsupervised: () => this.cases.unsupervised().map((one) => this.oneCase(one)),
    stockOut: () => this.stock().map((item) => ({ ...item, note: joined(item.place), ...atItem(item) })),
    unpaid: () => this.accounts().map((account) => this.account(account)),
    tasks: () => this.tasks().map((task) => this.task(task)),
    returned: () => this.work.returned().map((work) => this.handedIn(work)),
    signOffs: () => this.work.signOffs().map((work) => this.handedIn(work)),
  };

  of(card: Plain): CardRow[] {
    return this.rows[card]();
  }

  private card<Row extends object>(key: Plain) {
    return this.data.card<Row>(key).rows;
  }

  private notice({ id, patient, by, text }: NoticeDto, act: 'asks' | 'recorded', tab: string[]): CardRow {
    const who = by && this.say(act, { name: by.name });
    const path = patient ? ['/patients', patient.id, ...tab] : ['/today'];
    return { id, name: patient?.name ?? by?.name ?? '–', note: joined(patient?.code, who, text), path };
  }

  private oneCase({ id, patient, student, supervisor, overdueCount, nextDueOn }: CaseSummaryDto): CardRow {
    const note = joined(patient.patientCode, student.name, supervisor.name, nextDueOn && dayText(nextDueOn));
    const figure = overdueCount > 0 ? { figure: this.say('openTasks', { count: overdueCount }) } : {};
    return { id, name: nameOf(patient), note, ...figure, path: ['/cases'], query: { case: id } };
  }

  private account({ id, patient, balanceMinor, currency, openSince }: OpenAccountDto): CardRow {
    const note = joined(patient.patientCode, openSince && dayText(openSince));
    const figure = moneyText({ amountMinor: balanceMinor, currency });
    return { id, name: nameOf(patient), note, figure, path: ['/patients', patient.id, 'payments'] };
  }

  private task({ taskId, caseId, title, patient, dueOn, isOverdue }: WorkTaskDto): CardRow {
    const figure = dueOn ? { figure: this.say(isOverdue ? 'overdue' : 'due', { day: dayText(dueOn) }) } : {};
    const query = { item: `t${taskId}.${caseId}` };
    return { id: taskId, name: title, note: joined(nameOf(patient)), ...figure, path: ['/cases'], query };
  }

  private handedIn({ submissionId, caseId, title, patient, student, version, since }: SignOffDto): CardRow {
    const note = joined(student.name, this.say('version', { version }), dayText(this.clock.today(since)));
    const name = joined(nameOf(patient), title);
    return { id: submissionId, name, note, path: ['/cases'], query: { item: `s${submissionId}.${caseId}` } };
  }

  private say(key: string, values: Record<string, unknown>): string {
    return this.words.translate(`today.cards.${key}`, values);
  }
}

const atItem = ({ id }: InventoryItemDto) => ({ path: ['/inventory'], query: { level: 'OUT_OF_STOCK', item: id } });
