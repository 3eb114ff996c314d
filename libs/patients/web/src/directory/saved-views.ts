import { OverlayModule } from '@angular/cdk/overlay';
import {
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideBookmark, LucideChevronDown, LucidePencil, LucideStar, LucideTrash2 } from '@lucide/angular';
import { SAVED_VIEW } from '@cuspid/patients/contracts';
import type { SavedViewDto } from '@cuspid/patients/contracts';
import { problemOf } from '@cuspid/platform/web';
import { Toasts } from '@cuspid/ui';
import { DirectoryApi } from './directory-api';

/** Filters, order and columns under names of one's own: apply, keep, overwrite, rename, delete, open with one. */
@Component({
  selector: 'cd-saved-views',
  imports: [LucideBookmark, LucideChevronDown, LucidePencil, LucideStar, LucideTrash2, OverlayModule, TranslocoPipe],
  host: { class: 'contents' },
  templateUrl: './saved-views.html',
})
export class SavedViews {
  /** What the address says now, as a view would keep it. */
  readonly query = input.required<string>();
  readonly applied = output<string>();
  /** Null while they are not there. */
  readonly views = input.required<readonly SavedViewDto[] | null>();
  readonly isFailed = input.required<boolean>();
  readonly changed = output<void>();
  /** What the directory opens with, in place of everybody. */
  readonly opened = output<string>();

  private readonly api = inject(DirectoryApi);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(TranslocoService);
  private readonly chip = viewChild.required<ElementRef<HTMLButtonElement>>('chip');
  private readonly panel = viewChild<ElementRef<HTMLElement>>('panel');
  protected readonly most = SAVED_VIEW;

  protected readonly isOpen = signal(false);
  protected readonly renaming = signal<number | null>(null);
  protected readonly isSaving = signal(false);
  protected readonly items = computed(() => this.views() ?? []);
  /** The view that shows exactly what is shown. */
  protected readonly current = computed(() => this.items().find((view) => view.query === this.query()));
  protected readonly name = linkedSignal(() => this.current()?.name ?? '');
  /** A name one has already: keeping under it overwrites. */
  protected readonly same = computed(() =>
    this.items().find((view) => view.name.toLowerCase() === this.name().trim().toLowerCase()),
  );

  constructor() {
    // Opened without a word about what to show, the directory opens with the view the person said it should.
    const isBare = !inject(Router).url.includes('?');
    const opening = effect(() => {
      const views = this.views();
      if (!views) return;
      opening.destroy();
      const first = views.find(({ isDefault }) => isDefault);
      if (isBare && first && first.query) this.opened.emit(first.query);
    });
  }

  protected apply(view: SavedViewDto): void {
    this.applied.emit(view.query);
    this.close();
  }

  /** Its first view, or the name of the first one, is under the hand. */
  protected attached(): void {
    setTimeout(() => this.panel()?.nativeElement.querySelector<HTMLElement>('button, input')?.focus());
  }

  protected close(): void {
    this.isOpen.set(false);
    this.renaming.set(null);
    this.chip().nativeElement.focus();
  }

  protected keep(): Promise<void> {
    const [name, query, same] = [this.name().trim(), this.query(), this.same()];
    if (!name) return Promise.resolve();
    return this.done(() => (same ? this.api.changeView(same, { query }) : this.api.saveView({ name, query })), 'kept', {
      name,
    });
  }

  protected rename(view: SavedViewDto, text: string): Promise<void> {
    const name = text.trim();
    this.renaming.set(null);
    if (!name || name === view.name) return Promise.resolve();
    return this.done(() => this.api.changeView(view, { name }));
  }

  protected openWith(view: SavedViewDto): Promise<void> {
    return this.done(() => this.api.changeView(view, { isDefault: !view.isDefault }));
  }

  /** Gone at once, and back at once. */
  protected remove(view: SavedViewDto): Promise<void> {
    const { name, query, isDefault } = view;
    const undo = {
      label: this.words.translate('ui.undo'),
      run: () => void this.done(() => this.api.saveView({ name, query, isDefault })),
    };
    return this.done(() => this.api.removeView(view), 'removed', { name }, undo);
  }

  private async done(
    work: () => Promise<unknown>,
    said?: string,
    values?: Record<string, string>,
    action?: { label: string; run: () => void },
  ): Promise<void> {
    if (this.isSaving()) return;
    this.isSaving.set(true);
    try {
      await work();
      if (said) this.toasts.show(this.words.translate(`patients.views.${said}`, values), action);
    } catch (error) {
      this.toasts.error(problemOf(error).detail ?? this.words.translate('patients.views.failed'));
    } finally {
      this.isSaving.set(false);
      this.changed.emit();
    }
  }
}
