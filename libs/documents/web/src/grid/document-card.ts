import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideInfo } from '@lucide/angular';
import type { DocumentDto } from '@cuspid/documents/contracts';
import { DocumentWords } from '../document-words';
import { Thumbnail } from './thumbnail';

/** One document of the grid: its picture opens the viewer, the words below it open what is said about it. */
@Component({
  selector: 'cd-document-card',
  imports: [LucideInfo, Thumbnail, TranslocoPipe],
  host: { class: 'document-card', role: 'listitem', '[class.is-chosen]': 'isChosen()' },
  template: `
    <button
      type="button"
      class="document-open"
      [attr.data-document]="document().id"
      [attr.aria-label]="'documents.open' | transloco: { name: title() }"
      (click)="opened.emit()"
    >
      <cd-thumbnail [document]="document()" />
    </button>
    <button type="button" class="document-facts" [attr.aria-pressed]="isChosen()" (click)="chosen.emit()">
      <span class="cdk-visually-hidden">{{ 'documents.facts' | transloco }}</span>
      <span class="document-title">{{ title() }}</span>
      <span class="document-line">
        <span class="truncate">{{ line() }}</span>
        <svg lucideInfo [size]="14" class="ml-auto flex-none"></svg>
      </span>
    </button>
    <span class="document-kind">{{ 'documents.types.' + document().type | transloco }}</span>
  `,
})
export class DocumentCard {
  readonly document = input.required<DocumentDto>();
  readonly isChosen = input(false);
  readonly opened = output<void>();
  readonly chosen = output<void>();

  private readonly words = inject(DocumentWords);
  protected readonly title = computed(() => this.document().description?.trim() || this.document().name);
  protected readonly line = computed(() => {
    const one = this.document();
    return [this.words.day(one), this.words.teeth(one)].filter(Boolean).join(' · ');
  });
}
