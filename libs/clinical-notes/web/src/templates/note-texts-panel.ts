import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, linkedSignal, untracked } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucidePlus } from '@lucide/angular';
import type { NoteTemplateDto } from '@cuspid/clinical-notes/contracts';
import type { Page } from '@cuspid/platform/contracts';
import { problemOf, rereads } from '@cuspid/platform/web';
import { Chip, Confirmation, ErrorPanel, Skeleton } from '@cuspid/ui';
import { NoteWords } from '../notes/note-words';
import { NoteTextEditor } from './note-text-editor';
import { TemplatesApi } from './templates-api';
import { TextDrafts } from './text-drafts';

const NEW = 'new';

/** Settings → Texts for notes. Which one is open stands in the address. */
@Component({
  selector: 'cd-note-texts-panel',
  imports: [Chip, ErrorPanel, LucidePlus, NoteTextEditor, Skeleton, TranslocoPipe],
  providers: [TextDrafts],
  host: { class: 'block', '(window:beforeunload)': 'hold($event)' },
  template: `
    <div class="flex items-center gap-2">
      <h2 class="text-title">{{ 'notes.text.title' | transloco }}</h2>
      <button type="button" class="btn ml-auto" (click)="go('new')">
        <svg lucidePlus></svg>{{ 'notes.text.new' | transloco }}
      </button>
    </div>
    <p class="account-text">{{ 'notes.text.about' | transloco }}</p>
    @if (problem() && !known()) {
      <cd-error-panel
        [heading]="'notes.text.notLoaded' | transloco"
        [detail]="problem()?.detail"
        [requestId]="problem()?.requestId"
        (retry)="templates.reload()"
      />
    } @else if (known()) {
      <div class="flex flex-wrap gap-1.5 mb-5" role="group" [attr.aria-label]="'notes.text.list' | transloco">
        @for (one of items(); track one.id) {
          <button
            type="button"
            class="filter"
            [class.note-chosen]="one.id === shown()?.id"
            [attr.aria-pressed]="one.id === shown()?.id"
            (click)="go(one.id)"
          >
            {{ one.name }}
            @if (!one.isActive) {
              <cd-chip>{{ 'notes.text.inactive' | transloco }}</cd-chip>
            }
          </button>
        } @empty {
          <p class="text-ink-3">{{ 'notes.text.none' | transloco }}</p>
        }
      </div>
      @if (shown() || isNew()) {
        <cd-note-text-editor [template]="isNew() ? null : shown()" (saved)="saved($event)" />
      }
    } @else {
      <cd-skeleton [rows]="8" (retry)="templates.reload()" />
    }
  `,
})
export class NoteTextsPanel {
  readonly template = input<string>();

  private readonly router = inject(Router);
  private readonly words = inject(NoteWords);
  private readonly confirmation = inject(Confirmation);
  private readonly drafts = inject(TextDrafts);
  protected readonly templates = httpResource<Page<NoteTemplateDto>>(() => ({
    url: TemplatesApi.url,
    params: { includeInactive: true, limit: 100 },
  }));
  private readonly reread = rereads(this.templates);
  protected readonly problem = computed(() => (this.templates.error() ? problemOf(this.templates.error()) : null));
  /** What was read last stays while it is read again. */
  protected readonly known = linkedSignal<readonly NoteTemplateDto[] | null, readonly NoteTemplateDto[] | null>({
    source: () => (this.templates.hasValue() ? this.templates.value().items : null),
    computation: (now, before) => now ?? before?.value ?? null,
  });
  protected readonly items = computed(() => this.known() ?? []);
  protected readonly isNew = computed(() => this.template() === NEW);
  protected readonly shown = computed(
    () =>
      (this.isNew() ? null : (this.items().find(({ id }) => String(id) === this.template()) ?? this.items()[0])) ??
      null,
  );

  constructor() {
    // Somebody else saved while this was written: it shows as soon as it is read.
    effect(() => {
      const read = this.items();
      untracked(() => read.filter((one) => this.isOld(one)).forEach((one) => this.drafts.meet(one)));
    });
  }

  /** Leaving with something unsaved is asked about. */
  mayLeave(): boolean | Promise<boolean> {
    if (!this.drafts.isAnyOpen()) return true;
    return this.confirmation.ask({
      title: this.words.say('text.leaveTitle'),
      text: this.words.say('text.leaveText'),
      action: this.words.say('text.leave'),
      danger: true,
    });
  }

  protected hold(event: Event): void {
    if (this.drafts.isAnyOpen()) event.preventDefault();
  }

  protected go(template: number | typeof NEW): void {
    void this.router.navigate([], { queryParams: { template }, replaceUrl: true });
  }

  protected saved(kept: NoteTemplateDto | null): void {
    this.reread();
    if (kept && this.isNew()) this.go(kept.id);
  }

  private isOld(kept: NoteTemplateDto): boolean {
    return this.drafts.isOpen(kept) && this.drafts.of(kept).base?.version !== kept.version;
  }
}
