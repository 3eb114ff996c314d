import { Component, computed, effect, ElementRef, inject, input, OnDestroy, untracked, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideCamera, LucideTrash2, LucideUpload } from '@lucide/angular';
import { TEETH } from '@cuspid/odontogram';
import { DOCUMENT_TYPES, type DocumentDto } from '@cuspid/documents/contracts';
import { OpenPatient } from '@cuspid/patients/web';
import { Display, KeyCap, Session } from '@cuspid/platform/web';
import { EmptyState, ErrorPanel, Pager, ReadOnlyBar, Skeleton, Toasts, type PageTurned } from '@cuspid/ui';
import { DocumentActs } from '../document-acts';
import { DocumentWords } from '../document-words';
import { DocumentSheet } from '../detail/document-sheet';
import { FileDrop, type Dropped } from '../upload/file-drop';
import { UploadQueue } from '../upload/upload-queue';
import { Viewer } from '../viewer/viewer';
import { UploadsPanel } from '../upload/uploads-panel';
import { DocumentCard } from './document-card';
import { DocumentFilters } from './document-filters';
import { grouped, GROUPINGS } from './document-groups';
import { bindGridKeys } from './document-keys';
import { DOCUMENTS_SHOWN, DocumentList } from './document-list';
import { Thumbnails } from './thumbnails';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The documents of the open patient: a grid to look through, what is on its way, and one of them beside it. */
@Component({
  selector: 'cd-documents-page',
  imports: [
    DocumentCard,
    DocumentFilters,
    DocumentSheet,
    EmptyState,
    ErrorPanel,
    FileDrop,
    KeyCap,
    LucideCamera,
    LucideTrash2,
    LucideUpload,
    Pager,
    ReadOnlyBar,
    Skeleton,
    TranslocoPipe,
    UploadsPanel,
    Viewer,
  ],
  providers: [DocumentList, Thumbnails],
  host: { class: 'block h-full min-h-0' },
  templateUrl: './documents-page.html',
})
export class DocumentsPage implements OnDestroy {
  /** The patient, and the rest of the address. */
  readonly id = input.required<string>();
  readonly type = input<string>();
  readonly tooth = input<string>();
  readonly visit = input<string>();
  readonly from = input<string>();
  readonly to = input<string>();
  readonly text = input<string>();
  readonly series = input<string>();
  readonly bin = input<string>();
  readonly group = input<string>();
  readonly after = input<string>();
  readonly skip = input<string>();
  readonly document = input<string>();
  readonly view = input<string>();

  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly words = inject(DocumentWords);
  private readonly toasts = inject(Toasts);
  private readonly queue = inject(UploadQueue);
  private readonly open = inject(OpenPatient, { optional: true });
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly acts = inject(DocumentActs);
  protected readonly list = inject(DocumentList);
  protected readonly display = inject(Display);
  private readonly files = viewChild<ElementRef<HTMLInputElement>>('files');

  protected readonly patientId = computed(() => Number(this.id()));
  protected readonly isWritable = computed(() => this.open?.isWritable() ?? true);
  protected readonly mayUpload = computed(() => this.session.can('document.upload') && this.isWritable());
  protected readonly mayBin = computed(() => this.session.can('document.bin'));
  protected readonly isBin = computed(() => this.bin() === 'only' && this.mayBin());
  protected readonly viewed = computed(() => Number(this.view()) || null);
  protected readonly size = DOCUMENTS_SHOWN;
  protected readonly skipped = computed(() => Number(this.skip()) || 0);
  protected readonly grouping = computed(() => GROUPINGS.find((one) => one === this.group()) ?? 'date');
  protected readonly narrowed = computed(() => ({
    type: DOCUMENT_TYPES.find((one) => one === this.type()) ?? null,
    tooth: TEETH.find((one) => one === this.tooth()) ?? null,
    from: DAY.exec(this.from() ?? '')?.[0] ?? null,
    to: DAY.exec(this.to() ?? '')?.[0] ?? null,
    text: this.text()?.trim() ?? '',
    series: this.series() ?? null,
  }));
  protected readonly isNarrowed = computed(() => Boolean(this.visit()) || Object.values(this.narrowed()).some(Boolean));
  protected readonly groups = computed(() => grouped(this.list.rows(), this.grouping(), this.words));

  constructor() {
    effect(() => {
      const { visit, after } = { visit: this.visit(), after: this.after() };
      const told = Object.entries(this.narrowed()).filter((entry): entry is [string, string] => Boolean(entry[1]));
      const filter = {
        ...Object.fromEntries(told),
        ...(visit && { visitId: visit }),
        ...(this.isBin() && { bin: 'only' }),
        ...(after && { cursor: after }),
      };
      const patientId = this.patientId();
      untracked(() => this.list.query.set({ patientId, filter }));
    });
    effect(() => this.list.wanted.set(Number(this.document()) || null));
    effect(() => this.queue.watched.set(this.patientId()));
    // What has just arrived shows, whether or not the news of it has come.
    const arrived = computed(() => this.queue.all().filter(({ phase }) => phase === 'done').length);
    effect(() => {
      if (arrived()) untracked(() => this.list.reload());
    });
    bindGridKeys({
      along: (step) => this.along(step),
      find: () => this.host.nativeElement.querySelector<HTMLElement>('[data-find]')?.focus(),
      upload: () => this.choose(),
      facts: () => this.showFacts(this.focused()),
      bin: () => void this.binFocused(),
    });
  }

  ngOnDestroy(): void {
    this.queue.watched.set(null);
  }

  protected choose(): void {
    if (this.mayUpload()) this.files()?.nativeElement.click();
  }

  protected take(box: HTMLInputElement): void {
    this.send([...(box.files ?? [])]);
    box.value = '';
  }

  protected drop({ files, hasFolder }: Dropped): void {
    if (hasFolder) this.toasts.error(this.words.say('upload.folder'));
    this.send(files);
  }

  protected go(queryParams: Record<string, string | number | null>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected narrow(change: Record<string, string | null>): void {
    this.go({ ...change, after: null, skip: null });
  }

  protected turn({ after, from }: PageTurned): void {
    this.go({ after, skip: from });
  }

  protected look(document: DocumentDto): void {
    this.go({ view: document.id });
  }

  private send(files: readonly File[]): void {
    if (files.length && this.mayUpload()) this.queue.add(this.patientId(), files);
  }

  private along(step: 1 | -1): void {
    const cards = [...this.host.nativeElement.querySelectorAll<HTMLElement>('[data-document]')];
    const at = cards.findIndex((card) => card.parentElement?.contains(document.activeElement));
    cards[Math.min(cards.length - 1, Math.max(0, at + step))]?.focus();
  }

  /** The document whose card has the focus. */
  private focused(): DocumentDto | null {
    const card = document.activeElement?.closest('cd-document-card')?.querySelector('[data-document]');
    const id = Number(card?.getAttribute('data-document'));
    return this.list.rows().find((one) => one.id === id) ?? this.list.chosen();
  }

  private showFacts(document: DocumentDto | null): void {
    if (document) this.go({ document: document.id });
  }

  private async binFocused(): Promise<void> {
    const document = this.focused();
    if (document && this.mayBin() && !this.isBin() && (await this.acts.bin(document))) this.list.reload();
  }
}
