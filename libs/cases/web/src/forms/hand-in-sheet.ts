import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, linkedSignal, output, untracked } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucidePlus, LucideX } from '@lucide/angular';
import type { CaseDto, RubricDto, ScoreDto, SubmissionDto, SubmissionKind } from '@cuspid/cases/contracts';
import { CASE, SUBMISSION_KINDS } from '@cuspid/cases/contracts';
import type { DocumentDto } from '@cuspid/documents/contracts';
import type { Page } from '@cuspid/platform/contracts';
import { Field, Sheet, TextInput } from '@cuspid/ui';
import { CaseWords } from '../case-words';
import { CasesApi } from '../cases-api';
import { Rubric, withScore } from '../case/rubric';
import { HandInDrafts, type HandIn } from './hand-in-drafts';
import { Sending } from './sending';

const DOCUMENTS_SHOWN = 30;
/** What a plan usually says, section by section; of other work two or three are enough to begin. */
const PROMPTS: Record<SubmissionKind, readonly string[]> = {
  TREATMENT_PLAN: ['aim', 'extractions', 'appliance', 'anchorage', 'retention', 'estimate'],
  CASE_STAGE: ['done', 'found', 'next'],
  TASK: ['done', 'found'],
  SELF_EVALUATION: ['well', 'better'],
  PRESENTATION: ['summary', 'learned'],
  CASE: ['outcome', 'retention', 'learned'],
};

/** Hands work in: sections by prompts, documents of the record, and the student's own scores, before anybody else's. */
@Component({
  selector: 'cd-hand-in-sheet',
  imports: [Field, LucidePlus, LucideX, Rubric, Sheet, TextInput, TranslocoPipe],
  host: { class: 'contents', '(keydown.control.enter)': 'send()', '(keydown.meta.enter)': 'send()' },
  templateUrl: './hand-in-sheet.html',
})
export class HandInSheet {
  readonly case = input.required<CaseDto>();
  /** What it goes on from: the version that was returned, or shows. */
  readonly before = input<SubmissionDto | null>(null);
  readonly closed = output<void>();
  readonly handedIn = output<SubmissionDto>();

  private readonly api = inject(CasesApi);
  private readonly drafts = inject(HandInDrafts);
  protected readonly words = inject(CaseWords);
  protected readonly sending = new Sending();
  protected readonly max = CASE;
  private readonly caseId = computed(() => this.case().id);
  protected readonly draft = linkedSignal<number, HandIn>({
    source: this.caseId,
    computation: (id) => untracked(() => this.drafts.of(id) ?? this.begun()),
  });
  private readonly rubrics = httpResource<Page<RubricDto>>(() => ({
    url: '/api/case-rubrics',
    params: { kind: this.draft().kind, active: true, limit: 1 },
  }));
  protected readonly criteria = computed(() =>
    this.rubrics.hasValue() ? (this.rubrics.value().items[0]?.criteria ?? []) : [],
  );
  private readonly found = httpResource<Page<DocumentDto>>(() => ({
    url: `/api/patients/${this.case().patient.id}/documents`,
    params: { limit: DOCUMENTS_SHOWN },
  }));
  protected readonly documents = computed(() => (this.found.hasValue() ? this.found.value().items : []));
  /** Tasks that can be handed in, beside the kinds that stand by themselves. */
  protected readonly choices = computed(() => [
    ...SUBMISSION_KINDS.filter((kind) => kind !== 'TASK').map((kind) => ({
      value: kind,
      label: this.words.kind(kind),
    })),
    ...this.case()
      .tasks.filter(({ may }) => may.includes('task.complete'))
      .map(({ id, title }) => ({ value: `TASK:${id}`, label: this.words.say('handIn.task', { title }) })),
  ]);
  protected readonly choice = computed(() =>
    this.draft().kind === 'TASK' ? `TASK:${this.draft().taskId}` : this.draft().kind,
  );

  constructor() {
    effect(() => this.drafts.keep(this.case().id, this.draft()));
  }

  protected choose(value: string): void {
    const [word, task] = value.split(':');
    const kind = SUBMISSION_KINDS.find((one) => one === word);
    if (kind) this.draft.set(this.fresh(kind, task ? Number(task) : null));
  }

  protected write(at: number, change: Partial<HandIn['sections'][number]>): void {
    this.change({ sections: this.draft().sections.map((one, index) => (index === at ? { ...one, ...change } : one)) });
  }

  protected add(): void {
    this.change({ sections: [...this.draft().sections, { label: '', text: '' }] });
  }

  protected drop(at: number): void {
    this.change({ sections: this.draft().sections.filter((_, index) => index !== at) });
  }

  protected take(score: ScoreDto): void {
    this.change({ scores: withScore(this.draft().scores, score) });
  }

  protected isAttached(id: number): boolean {
    return this.draft().references.some((one) => one.kind === 'DOCUMENT' && one.id === id);
  }

  protected attach(id: number): void {
    const others = this.draft().references.filter((one) => one.kind !== 'DOCUMENT' || one.id !== id);
    this.change({ references: this.isAttached(id) ? others : [...others, { kind: 'DOCUMENT', id }] });
  }

  protected change(change: Partial<HandIn>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
  }

  protected async send(): Promise<void> {
    const { kind, taskId, title, sections, references, scores, note } = this.draft();
    const written = sections.filter(({ text }) => text.trim());
    if (written.some(({ label }) => !label.trim())) return this.refuse('handIn.needsLabel');
    if (!written.length) return this.refuse('handIn.needsText');
    if (this.criteria().some(({ key }) => !scores.some((one) => one.key === key)))
      return this.refuse('handIn.scoreFirst');
    const what = {
      ...{ kind, sections: written, references, scores },
      ...(taskId !== null && { taskId }),
      ...(title.trim() && { title: title.trim() }),
      ...(note.trim() && { note: note.trim() }),
    };
    const given = await this.sending.send(() => this.api.submit(this.case().id, what, this.sending.key));
    if (!given) return;
    this.drafts.drop(this.case().id);
    this.handedIn.emit(given);
  }

  private refuse(why: string): void {
    this.sending.problem.set(this.words.say(why));
  }

  private begun(): HandIn {
    const before = this.before();
    if (!before || before.state === 'APPROVED') return this.fresh('TREATMENT_PLAN', null);
    const { kind, taskId, title, sections, references, scores } = before;
    return { ...this.fresh(kind, taskId), title: title ?? '', sections, references, scores };
  }

  private fresh(kind: SubmissionKind, taskId: number | null): HandIn {
    const sections = PROMPTS[kind].map((key) => ({ label: this.words.say(`prompt.${key}`), text: '' }));
    return { kind, taskId, title: '', sections, references: [], scores: [], note: '' };
  }
}
