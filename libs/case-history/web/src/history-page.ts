import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideCheck, LucideHistory, LucidePrinter } from '@lucide/angular';
import { fieldsIn, SECTIONS, type CaseHistoryDto, type Section } from '@cuspid/case-history/contracts';
import { OpenPatient } from '@cuspid/patients/web';
import { ClinicClock, KeyCap, LiveEvents, problemOf, rereads, Session } from '@cuspid/platform/web';
import { Confirmation, ErrorPanel, ReadOnlyBar, Skeleton, Toasts } from '@cuspid/ui';
import { DraftKeeper } from './form/draft-keeper';
import { FormSection } from './form/form-section';
import { HistoryClash } from './form/history-clash';
import { HistoryDraft } from './form/history-draft';
import { PersonSection } from './form/person-section';
import { PARTS, SectionList, type Part } from './form/section-list';
import { HistoryApi } from './history-api';
import { bindHistoryKeys } from './history-keys';
import { HistoryWords } from './history-words';
import { VersionsSheet } from './versions/versions-sheet';

const KEPT_MS = 60_000;
const isPart = (word: string | undefined): word is Part => PARTS.some((part) => part === word);

/** The case history of the open patient: one section at a time, kept as one types, signed section by section. */
@Component({
  selector: 'cd-history-page',
  imports: [
    ErrorPanel,
    FormSection,
    HistoryClash,
    KeyCap,
    LucideCheck,
    LucideHistory,
    LucidePrinter,
    PersonSection,
    ReadOnlyBar,
    SectionList,
    Skeleton,
    TranslocoPipe,
    VersionsSheet,
  ],
  providers: [DraftKeeper, HistoryDraft],
  host: { class: 'block h-full min-h-0' },
  templateUrl: './history-page.html',
})
export class HistoryPage {
  /** The patient, and the open section, from the address. */
  readonly id = input.required<string>();
  readonly section = input<string>();

  private readonly api = inject(HistoryApi);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly open = inject(OpenPatient);
  private readonly clock = inject(ClinicClock);
  private readonly toasts = inject(Toasts);
  private readonly confirmation = inject(Confirmation);
  private readonly words = inject(HistoryWords);
  protected readonly draft = inject(HistoryDraft);
  protected readonly patientId = computed(() => Number(this.id()));
  protected readonly read = httpResource<CaseHistoryDto>(() => HistoryApi.address(this.patientId()));
  protected readonly problem = computed(() => (this.read.error() ? problemOf(this.read.error()) : null));
  protected readonly history = computed(() => {
    const history = this.draft.history();
    return history?.patientId === this.patientId() ? history : null;
  });
  protected readonly mayWrite = computed(() => this.session.can('history.update') && this.open.isWritable());
  protected readonly part = computed<Part>(() => {
    const asked = this.section();
    return isPart(asked) ? asked : 'past';
  });
  /** The section in the form; null while the person is shown. */
  protected readonly shown = computed<Section | null>(() => {
    const part = this.part();
    return part === 'person' ? null : part;
  });
  protected readonly isConsultants = computed(() => this.part() === 'consultant');
  protected readonly readOnly = computed(
    () => !this.mayWrite() || (this.isConsultants() && !this.session.can('history.consult')),
  );
  protected readonly signedCount = computed(() => this.history()?.signatures.length ?? 0);
  protected readonly sectionCount = SECTIONS.length;
  protected readonly isVersions = signal(false);
  protected readonly isPrinting = signal(false);
  /** Whether there is something to save besides the consultant's block, which is only ever signed. */
  protected readonly hasUnsaved = computed(() => this.draft.changedSections().some((one) => one !== 'consultant'));
  /** «Draft kept 10:31, only you see it». */
  protected readonly stateText = computed(() => {
    if (this.draft.wrongCount()) return this.words.say('state.wrong', { count: this.draft.wrongCount() });
    if (this.draft.keeper.isFailing()) return this.words.say('state.failing');
    const keptAt = this.draft.keeper.keptAt();
    if (keptAt) return this.words.say('state.draft', { time: this.clock.time(keptAt) });
    if (this.draft.changed().length) return this.words.say('state.typed');
    const { version = 0 } = this.history() ?? {};
    return version ? this.words.say('state.saved', { version }) : this.words.say('state.nothing');
  });

  constructor() {
    effect(() => {
      const history = this.read.hasValue() ? this.read.value() : null;
      if (history) untracked(() => void this.draft.receive(history, this.mayWrite()));
    });
    const again = rereads(this.read);
    inject(LiveEvents).on('history', ({ patientId }) => {
      if (patientId === undefined || patientId === this.patientId()) again();
    });
    bindHistoryKeys({
      go: (index) => this.go(PARTS[index]),
      sign: () => void this.sign(),
      save: () => void this.save(),
    });
  }

  protected go(part: Part | undefined): void {
    if (!part) return;
    const queryParams = { section: part };
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  /** Saves the open section and signs it, then shows the next one that is not signed. */
  protected async sign(): Promise<void> {
    const section = this.shown();
    if (!section || this.readOnly() || this.isWrongIn(section)) return;
    const outcome = await this.draft.save(fieldsIn(section), [section]);
    if (outcome === 'changed') this.toasts.error(this.words.say('changedMeanwhile'));
    if (outcome !== 'saved') return;
    this.toasts.show(this.words.say('signed', { section: this.words.section(section) }));
    const next = SECTIONS[SECTIONS.indexOf(section) + 1];
    // Whoever has gone elsewhere meanwhile stays there.
    if (next && this.shown() === section && (next !== 'consultant' || this.session.can('history.consult')))
      this.go(next);
  }

  /** Saves all sections without a signature. */
  protected async save(): Promise<void> {
    if (!this.mayWrite() || !this.hasUnsaved()) return;
    const names = SECTIONS.filter((section) => section !== 'consultant').flatMap((section) => fieldsIn(section));
    const outcome = await this.draft.save(names, []);
    if (outcome === 'changed') this.toasts.error(this.words.say('changedMeanwhile'));
    if (outcome === 'saved') this.toasts.show(this.words.say('savedAll'));
  }

  protected async discard(): Promise<void> {
    const [title, text, action] = ['title', 'text', 'action'].map((key) => this.words.say(`discarding.${key}`));
    const question = { title: title ?? '', text: text ?? '', action: action ?? '', danger: true };
    if (await this.confirmation.ask(question)) await this.draft.discard();
  }

  protected async print(version?: number): Promise<void> {
    // Opened with the press: a tab opened after the answer would be taken for an advertisement.
    const tab = window.open('', '_blank');
    this.isPrinting.set(true);
    try {
      const address = URL.createObjectURL(await this.api.pdf(this.patientId(), version));
      setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
      tab?.location.replace(address);
    } catch (error) {
      tab?.close();
      this.toasts.error(problemOf(error).detail ?? this.words.say('notPrinted'));
    } finally {
      this.isPrinting.set(false);
    }
  }

  /** What cannot be sent as it stands is put right before the section is signed. */
  private isWrongIn(section: Section): boolean {
    const name = fieldsIn(section).find((one) => this.draft.wrong()[one] !== undefined);
    if (name) document.getElementById(`history-${name}`)?.focus();
    return name !== undefined;
  }
}
