import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, resource } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ClinicalNoteDto, NoteVersionDto, NoteVersionLineDto } from '@cuspid/clinical-notes/contracts';
import type { Page } from '@cuspid/platform/contracts';
import { problemOf } from '@cuspid/platform/web';
import { ErrorPanel, Skeleton } from '@cuspid/ui';
import { WordDiff } from '../text/word-diff';
import { NotesApi } from './notes-api';
import { NoteWords } from './note-words';

/** What a version says, as one text: what changed in any of it is seen. */
const wholeOf = ({ text, teeth, added }: NoteVersionDto): string =>
  [text, teeth.join(', '), added].filter(Boolean).join('\n');

/** Every version of a note, and what each changed of the one before, word by word. */
@Component({
  selector: 'cd-note-versions',
  imports: [ErrorPanel, Skeleton, TranslocoPipe, WordDiff],
  host: { class: 'block mt-2 p-3 bg-sunken rounded-card' },
  template: `
    @if (problem(); as problem) {
      <cd-error-panel
        [heading]="'notes.versions.notLoaded' | transloco"
        [detail]="problem.detail"
        [requestId]="problem.requestId"
        (retry)="list.reload()"
      />
    } @else if (list.hasValue()) {
      <div class="flex flex-wrap gap-1.5" role="group" [attr.aria-label]="'notes.versions.title' | transloco">
        @for (line of lines(); track line.version) {
          <button
            type="button"
            class="filter"
            [attr.aria-pressed]="line.version === chosen()"
            [class.note-chosen]="line.version === chosen()"
            (click)="chosen.set(line.version)"
          >
            {{ line.version }} · {{ 'notes.step.' + line.step | transloco }}
          </button>
        }
      </div>
      @if (list.value().nextCursor) {
        <p class="text-small text-ink-3 mt-1">{{ 'notes.versions.cut' | transloco }}</p>
      }
      @if (shown(); as line) {
        <p class="note-meta">
          {{ 'notes.versions.by' | transloco: { name: line.by.name, when: words.when(line.at) } }}
        </p>
      }
      @if (pair.hasValue()) {
        <cd-word-diff class="note-text" [before]="pair.value().before" [after]="pair.value().after" />
        @if (pair.value().before === pair.value().after) {
          <p class="text-small text-ink-3 mt-1">{{ 'notes.versions.same' | transloco }}</p>
        }
      } @else if (pair.error()) {
        <p class="form-problem mt-2" role="alert">{{ 'notes.versions.notLoaded' | transloco }}</p>
      } @else {
        <cd-skeleton [rows]="2" (retry)="pair.reload()" />
      }
    } @else {
      <cd-skeleton [rows]="3" (retry)="list.reload()" />
    }
  `,
})
export class NoteVersions {
  readonly note = input.required<ClinicalNoteDto>();

  private readonly api = inject(NotesApi);
  protected readonly words = inject(NoteWords);
  protected readonly list = httpResource<Page<NoteVersionLineDto>>(() => ({
    // Read anew when the note gets a further version.
    url: NotesApi.one(this.note().id, '/versions'),
    params: { limit: 100, ...(this.note().version && {}) },
  }));
  protected readonly problem = computed(() => (this.list.error() ? problemOf(this.list.error()) : null));
  protected readonly lines = computed(() => (this.list.hasValue() ? this.list.value().items : []));
  protected readonly chosen = linkedSignal<number | null>(() => this.lines()[0]?.version ?? null);
  protected readonly shown = computed(() => this.lines().find(({ version }) => version === this.chosen()));
  protected readonly pair = resource({
    params: () => {
      const version = this.chosen();
      return version === null ? undefined : { id: this.note().id, version };
    },
    loader: async ({ params: { id, version } }) => {
      const [before, after] = await Promise.all([
        version > 1 ? this.api.version(id, version - 1) : null,
        this.api.version(id, version),
      ]);
      return { before: before ? wholeOf(before) : '', after: wholeOf(after) };
    },
  });
}
