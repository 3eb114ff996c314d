import { httpResource } from '@angular/common/http';
import {
  afterNextRender,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { PLAN, problemName } from '@cuspid/clinical-notes/contracts';
import type { PatientProblemDto, PlanItemDto, PlanPhaseDto } from '@cuspid/clinical-notes/contracts';
import type { Page } from '@cuspid/platform/contracts';
import { merge, problemOf, Session, type Clash } from '@cuspid/platform/web';
import type { SettingsDto, ProcedureDto } from '@cuspid/settings/contracts';
import { Field, MoneyField, NO_AMOUNT, SaveClash, TextInput, type ClashRow } from '@cuspid/ui';
import { NoteWords, teethIn } from '../notes/note-words';
import { ProblemsApi } from '../problems/problems-api';
import { chosenOf, contentOf, FRESH_ITEM, modelOf, type ItemModel } from './item-model';
import { PlanActs } from './plan-acts';
import { PlanWords } from './plan-words';

const STALE = 412;

/** Something to be done, added or changed: from the catalogue, with its price, or in words of one's own. */
@Component({
  selector: 'cd-plan-item-form',
  imports: [Field, MoneyField, SaveClash, TextInput, TranslocoPipe],
  host: { class: 'block', '(keydown.escape)': '$event.stopPropagation(); closed.emit()' },
  templateUrl: './plan-item-form.html',
})
export class PlanItemForm {
  /** The phase it goes into. */
  readonly phase = input.required<PlanPhaseDto>();
  /** The item to change; null adds one. */
  readonly item = input.required<PlanItemDto | null>();
  readonly closed = output<void>();

  private readonly acts = inject(PlanActs);
  private readonly session = inject(Session);
  private readonly words = inject(NoteWords);
  private readonly figures = inject(PlanWords);
  private readonly nameBox = viewChild.required<ElementRef<HTMLInputElement>>('name');
  protected readonly limits = PLAN;
  protected readonly isBusy = signal(false);
  protected readonly refusal = signal<string | null>(null);
  private readonly hasTried = signal(false);
  private readonly clinic = httpResource<SettingsDto>(() => '/api/settings');
  private readonly search = signal('');
  private readonly read = httpResource<Page<ProcedureDto>>(() => ({
    url: '/api/procedures',
    params: { limit: 30, ...(this.search() && { search: this.search() }) },
  }));
  protected readonly catalogue = linkedSignal<readonly ProcedureDto[], readonly ProcedureDto[]>({
    source: () => (this.read.hasValue() ? this.read.value().items : []),
    computation: (now, before) => (now.length ? now : (before?.value ?? [])),
  });
  private readonly problemList = httpResource<Page<PatientProblemDto>>(() => {
    const patientId = this.acts.patientId();
    if (patientId === null || !this.session.can('diagnosis.read')) return undefined;
    return { url: ProblemsApi.ofPatient(patientId), params: { state: 'ACTIVE', limit: 100 } };
  });
  /** Active problems, and the one it is for already. */
  protected readonly problems = computed(() => {
    const listed = this.problemList.hasValue() ? this.problemList.value().items : [];
    const own = this.item()?.problem;
    const all = own && !listed.some(({ id }) => id === own.id) ? [own, ...listed] : listed;
    return all.map((problem) => ({ id: problem.id, name: problemName(problem) }));
  });
  protected readonly currency = computed(
    () => this.item()?.price?.currency ?? (this.clinic.hasValue() ? this.clinic.value().currency : null),
  );
  private readonly itemId = computed(() => this.item()?.id ?? null);
  private readonly opened = linkedSignal<number | null, PlanItemDto | null>({
    source: this.itemId,
    computation: () => untracked(this.item),
  });
  private readonly base = linkedSignal<ItemModel>(() => {
    const item = this.opened();
    return item ? modelOf(item) : FRESH_ITEM;
  });
  protected readonly model = linkedSignal<ItemModel>(() => this.base());
  private readonly clashes = signal<readonly Clash<ItemModel>[]>([]);
  protected readonly wrongTeeth = computed(() => teethIn(this.model().teeth) === null);
  protected readonly needsName = computed(() => this.hasTried() && !this.model().name.trim());
  protected readonly rows = computed(() =>
    this.clashes()
      .filter(({ key }) => key !== 'procedureId')
      .map(({ key, theirs, mine }): ClashRow => {
        const kept = this.model()[key] === theirs ? 'theirs' : 'mine';
        return {
          key,
          label: this.words.say(`plan.item.${key}`),
          theirs: this.text(key, theirs),
          mine: this.text(key, mine),
          kept,
        };
      }),
  );

  constructor() {
    afterNextRender(() => this.nameBox().nativeElement.focus());
  }

  protected label({ price }: ProcedureDto): string {
    return this.figures.price({ price });
  }

  protected name(typed: string): void {
    this.search.set(typed.trim());
    this.write(chosenOf(typed, this.catalogue()));
  }

  protected write(change: Partial<ItemModel>): void {
    this.model.update((model) => ({ ...model, ...change }));
    this.refusal.set(null);
  }

  protected keep(name: string, theirs: boolean): void {
    const clash = this.clashes().find(({ key }) => key === name);
    if (clash) this.model.update((model) => ({ ...model, [clash.key]: theirs ? clash.theirs : clash.mine }));
  }

  protected async save(): Promise<void> {
    this.hasTried.set(true);
    const [currency, model] = [this.currency(), this.model()];
    const what = currency && model.amount !== NO_AMOUNT ? contentOf(model, currency) : null;
    if (!what || this.needsName() || this.isBusy()) return;
    this.isBusy.set(true);
    try {
      const item = this.opened();
      if (!item) {
        if (await this.acts.add(this.phase().id, what)) this.next();
        return;
      }
      const { teeth, ...others } = what;
      // Where it stands for a finding, teeth are the chart's.
      await this.acts.edit(item.id, item.version, item.isOnChart ? others : { ...others, teeth });
      this.acts.reload();
      this.closed.emit();
    } catch (error) {
      if (problemOf(error).status === STALE) await this.meet();
      else this.refusal.set(this.words.why(error, 'plan.notSaved'));
    } finally {
      this.isBusy.set(false);
    }
  }

  /** Added: the form is empty again, for what comes next. */
  private next(): void {
    this.hasTried.set(false);
    this.model.set(FRESH_ITEM);
    this.search.set('');
    this.nameBox().nativeElement.focus();
  }

  /** Somebody saved meanwhile: what only one of us changed is kept, what both did is asked about. */
  private async meet(): Promise<void> {
    const theirs = await this.acts.newest(this.opened()?.id ?? 0);
    if (!theirs) return this.refusal.set(this.words.say('plan.gone'));
    const { record, clashes } = merge(this.base(), this.model(), modelOf(theirs));
    this.opened.set(theirs);
    this.model.set(record);
    this.clashes.set(clashes);
    if (!clashes.length) this.refusal.set(this.words.say('plan.stale'));
  }

  private text(key: keyof ItemModel, value: string | number | null): string {
    const currency = this.currency();
    if (key === 'problemId') return this.problems().find(({ id }) => id === value)?.name ?? this.words.say('nothing');
    if (typeof value === 'number' && currency) return this.figures.amount({ amountMinor: value, currency });
    return value ? String(value) : this.words.say('nothing');
  }
}
