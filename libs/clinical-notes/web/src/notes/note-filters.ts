import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideTrash2, LucideX } from '@lucide/angular';
import { NOTE_TYPES } from '@cuspid/clinical-notes/contracts';
import type { ClinicalNoteDto } from '@cuspid/clinical-notes/contracts';
import { isToothId, TEETH } from '@cuspid/odontogram';
import { Session } from '@cuspid/platform/web';
import { FilterMenu } from '@cuspid/ui';
import { EVERYTHING, type NoteQuery } from './note-list';

/** Narrows the notes by type, tooth and author; or shows the bin instead. */
@Component({
  selector: 'cd-note-filters',
  imports: [FilterMenu, LucideTrash2, LucideX, TranslocoPipe],
  host: { class: 'contents' },
  template: `
    @if (!hasOneType()) {
      <cd-filter-menu
        words="notes.type."
        [label]="'notes.field.type' | transloco"
        [options]="types()"
        [value]="query().type"
        (chosen)="narrow({ type: typeOf($event) })"
      />
    }
    @if (teeth().length || query().tooth) {
      <cd-filter-menu
        [label]="'notes.tooth' | transloco"
        [options]="teeth()"
        [value]="query().tooth"
        (chosen)="narrow({ tooth: toothOf($event) })"
      />
    }
    @if (authors().length > 1 || query().author) {
      <cd-filter-menu
        [label]="'notes.author' | transloco"
        [options]="names()"
        [value]="authorName()"
        (chosen)="narrow({ author: authorOf($event) })"
      />
    }
    @if (mayBin()) {
      <button
        type="button"
        class="filter"
        [class.note-chosen]="query().isBin"
        [attr.aria-pressed]="query().isBin"
        (click)="narrow({ isBin: !query().isBin })"
      >
        <svg lucideTrash2></svg>{{ 'notes.bin' | transloco }}
      </button>
    }
    @if (isNarrowed()) {
      <button type="button" class="btn btn-small btn-ghost" (click)="changed.emit(everything)">
        <svg lucideX [size]="14"></svg>{{ 'notes.clear' | transloco }}
      </button>
    }
  `,
})
export class NoteFilters {
  readonly query = input.required<NoteQuery>();
  /** What is shown: its teeth and authors can be chosen. */
  readonly notes = input.required<readonly ClinicalNoteDto[]>();
  readonly hasOneType = input(false);
  readonly changed = output<NoteQuery>();

  private readonly session = inject(Session);
  protected readonly everything = EVERYTHING;
  protected readonly types = computed(() =>
    NOTE_TYPES.filter((type) => type !== 'DIAGNOSIS' || this.session.can('diagnosis.read')),
  );
  protected readonly mayBin = computed(() => this.session.can('note.write') || this.session.can('note.bin'));
  protected readonly isNarrowed = computed(() => {
    const { type, tooth, author, isBin } = this.query();
    return type !== null || tooth !== null || author !== null || isBin;
  });
  /** Whatever was seen stays to choose from while the list is narrow. */
  private readonly seen = linkedSignal<readonly ClinicalNoteDto[], readonly ClinicalNoteDto[]>({
    source: this.notes,
    computation: (now, before) => [...new Map([...(before?.value ?? []), ...now].map((one) => [one.id, one])).values()],
  });
  protected readonly teeth = computed(() => {
    const told = new Set(this.seen().flatMap(({ teeth }) => teeth));
    return TEETH.filter((tooth) => told.has(tooth));
  });
  protected readonly authors = computed(() => [
    ...new Map(this.seen().map(({ author }) => [author.id, author])).values(),
  ]);
  protected readonly names = computed(() => this.authors().map(({ name }) => name));
  protected readonly authorName = computed(
    () => this.authors().find(({ id }) => id === this.query().author)?.name ?? null,
  );

  protected narrow(change: Partial<NoteQuery>): void {
    this.changed.emit({ ...this.query(), ...change });
  }

  protected typeOf(value: string | null) {
    return NOTE_TYPES.find((type) => type === value) ?? null;
  }

  protected toothOf(value: string | null) {
    return isToothId(value) ? value : null;
  }

  protected authorOf(name: string | null): number | null {
    return this.authors().find((one) => one.name === name)?.id ?? null;
  }
}
