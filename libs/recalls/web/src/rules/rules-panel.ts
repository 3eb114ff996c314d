import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideCircleAlert, LucidePencil, LucidePlus, LucideTrash2 } from '@lucide/angular';
import type { Page } from '@cuspid/platform/contracts';
import { RECALL, type AddRecallRuleDto, type RecallRuleDto, type RecallRulesDto } from '@cuspid/recalls/contracts';
import { idempotencyKey, LiveEvents, problemOf, rereads } from '@cuspid/platform/web';
import { Chip, Confirmation, EmptyState, ErrorPanel, Skeleton } from '@cuspid/ui';
import type { VisitTypeDto } from '@cuspid/settings/contracts';
import { RecallsApi } from '../recalls-api';
import { RecallWords } from '../recall-words';
import { RuleForm } from './rule-form';

/** The clinic's rules of who is to come in again: each a sentence, edited in its place. */
@Component({
  selector: 'cd-rules-panel',
  imports: [
    Chip,
    EmptyState,
    ErrorPanel,
    LucideCircleAlert,
    LucidePencil,
    LucidePlus,
    LucideTrash2,
    RuleForm,
    Skeleton,
    TranslocoPipe,
  ],
  host: { class: 'block' },
  templateUrl: './rules-panel.html',
})
export class RulesPanel {
  private readonly api = inject(RecallsApi);
  private readonly words = inject(RecallWords);
  private readonly confirmation = inject(Confirmation);
  private readonly key = signal(idempotencyKey());

  protected readonly rules = httpResource<RecallRulesDto>(() => '/api/recall-rules');
  private readonly kinds = httpResource<Page<VisitTypeDto>>(() => '/api/visit-types?limit=100');
  private readonly reread = rereads(this.rules);
  protected readonly rows = computed(() => (this.rules.hasValue() ? this.rules.value().items : null));
  protected readonly types = computed(() => (this.kinds.hasValue() ? this.kinds.value().items : []));
  protected readonly problem = computed(() => (this.rules.error() ? problemOf(this.rules.error()) : null));
  /** The rule that is being edited; 0: a new one. */
  protected readonly edited = signal<number | null>(null);
  protected readonly isBusy = signal(false);
  protected readonly refusal = signal<{ id: number; text: string } | null>(null);
  protected readonly isFull = computed(() => (this.rows()?.length ?? 0) >= RECALL.rulesMax);

  constructor() {
    inject(LiveEvents).on('recalls', () => this.reread());
  }

  /** "6 months after any visit, for patients in active treatment; given up after 4 tries". */
  protected sentence({ months, visitTypes, clinicalStatuses, triesMax }: RecallRuleDto): string {
    const types = visitTypes.map(({ name }) => name).join(', ') || this.words.say('rule.anyVisit');
    const statuses = clinicalStatuses.map((status) => this.words.say(`status.${status}`)).join(', ');
    const whom = statuses ? this.words.say('rule.for', { statuses }) : this.words.say('rule.forAll');
    return this.words.say('rule.sentence', { months, types, whom, tries: triesMax });
  }

  protected edit(id: number | null): void {
    this.refusal.set(null);
    this.edited.set(id);
  }

  protected async save(rule: RecallRuleDto | null, what: AddRecallRuleDto): Promise<void> {
    const work = () => (rule ? this.api.changeRule(rule.id, rule.version, what) : this.api.addRule(what, this.key()));
    if (!(await this.carryOut(rule?.id ?? 0, work))) return;
    this.key.set(idempotencyKey());
    this.edited.set(null);
  }

  protected async turn(rule: RecallRuleDto): Promise<void> {
    await this.carryOut(rule.id, () => this.api.changeRule(rule.id, rule.version, { isActive: !rule.isActive }));
  }

  protected async remove(rule: RecallRuleDto): Promise<void> {
    const isSure = await this.confirmation.ask({
      title: this.words.say('rule.removeTitle', { name: rule.name }),
      text: this.words.say('rule.removeText'),
      action: this.words.say('rule.remove'),
      danger: true,
    });
    if (isSure) await this.carryOut(rule.id, () => this.api.removeRule(rule.id));
  }

  private async carryOut(id: number, work: () => Promise<unknown>): Promise<boolean> {
    if (this.isBusy()) return false;
    this.isBusy.set(true);
    this.refusal.set(null);
    try {
      await work();
      return true;
    } catch (error) {
      const problem = problemOf(error);
      const clash = problem.status === 412 ? this.words.say('rule.clash') : null;
      this.refusal.set({ id, text: clash ?? problem.detail ?? this.words.say('notDone') });
      return false;
    } finally {
      this.isBusy.set(false);
      this.reread();
    }
  }
}
