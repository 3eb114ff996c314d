import { Component, computed, inject, input, OnDestroy, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideCircleAlert, LucideFolderDown, LucidePrinter } from '@lucide/angular';
import type { PatientDto } from '@cuspid/patients/contracts';
import { Hotkeys, Session } from '@cuspid/platform/web';
import { SECTION_NEEDS, SECTIONS, type Section } from '@cuspid/record/contracts';
import { Sheet, Toasts } from '@cuspid/ui';
import { RecordFiles } from './record-files';

/** What of a record is taken along: chosen sections on paper, or everything as an archive. */
@Component({
  selector: 'cd-record-sheet',
  imports: [LucideCircleAlert, LucideFolderDown, LucidePrinter, Sheet, TranslocoPipe],
  providers: [RecordFiles],
  host: { class: 'contents' },
  templateUrl: './record-sheet.html',
})
export class RecordSheet implements OnDestroy {
  readonly patient = input.required<PatientDto>();
  readonly close = input.required<() => void>();

  private readonly session = inject(Session);
  private readonly words = inject(TranslocoService);
  private readonly toasts = inject(Toasts);
  protected readonly files = inject(RecordFiles);

  protected readonly sections = SECTIONS.filter((section) => this.session.can(SECTION_NEEDS[section]));
  protected readonly chosen = signal<ReadonlySet<Section>>(new Set(this.sections));
  private readonly isAsked = signal(false);
  /** Nothing is chosen, or no copy was made. */
  protected readonly problem = computed(() => {
    if (this.isAsked() && !this.chosen().size) return this.say('pick');
    const failure = this.files.failure();
    return failure === null ? null : failure || this.say('failed');
  });
  protected readonly size = computed(() => sizeText(this.files.received()));

  constructor() {
    inject(Hotkeys).bind([
      { keys: 'ctrl+enter', label: this.say('print'), group: this.say('title'), run: () => void this.print() },
    ]);
  }

  ngOnDestroy(): void {
    this.files.stop();
  }

  /** While something is made, Esc stops it; then it closes the sheet. */
  protected leave(): void {
    if (this.files.making()) this.files.stop();
    else this.close()();
  }

  protected choose(section: Section, isChosen: boolean): void {
    this.chosen.update(
      (before) => new Set(this.sections.filter((one) => (one === section ? isChosen : before.has(one)))),
    );
  }

  protected chooseAll(isChosen: boolean): void {
    this.chosen.set(new Set(isChosen ? this.sections : []));
  }

  protected async print(): Promise<void> {
    this.isAsked.set(true);
    if (!this.chosen().size || this.files.making()) return;
    const { id, patientCode } = this.patient();
    if (await this.files.print(id, patientCode, [...this.chosen()])) this.toasts.show(this.say('printed'));
  }

  protected async export(): Promise<void> {
    const { id, patientCode } = this.patient();
    if (await this.files.export(id, patientCode)) this.toasts.show(this.say('kept'));
  }

  private say(key: string): string {
    return this.words.translate(`record.sheet.${key}`);
  }
}

/** Bytes as people read them: "0.4 MB". */
const sizeText = (bytes: number): string => `${(bytes / 1_048_576).toFixed(1)} MB`;
