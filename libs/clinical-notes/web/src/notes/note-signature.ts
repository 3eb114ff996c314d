import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideShieldAlert, LucideShieldCheck } from '@lucide/angular';
import type { ClinicalNoteDto, NoteVerificationDto } from '@cuspid/clinical-notes/contracts';
import { problemOf } from '@cuspid/platform/web';
import { ErrorPanel, Skeleton } from '@cuspid/ui';
import { NotesApi } from './notes-api';
import { NoteWords } from './note-words';

/** Whether the note still says what was signed: every hash reckoned anew by the server, now. */
@Component({
  selector: 'cd-note-signature',
  imports: [ErrorPanel, LucideShieldAlert, LucideShieldCheck, Skeleton, TranslocoPipe],
  host: { class: 'block mt-2 p-3 bg-sunken rounded-card', 'data-signature': '' },
  template: `
    @if (problem(); as problem) {
      <cd-error-panel
        [heading]="'notes.signature.notLoaded' | transloco"
        [detail]="problem.detail"
        [requestId]="problem.requestId"
        (retry)="check.reload()"
      />
    } @else if (check.hasValue()) {
      @if (check.value().agrees) {
        <p class="flex items-center gap-1.5 font-medium text-green" role="status">
          <svg lucideShieldCheck></svg>{{ 'notes.signature.agrees' | transloco }}
        </p>
      } @else {
        <p class="flex items-center gap-1.5 font-medium text-red" role="alert">
          <svg lucideShieldAlert></svg>{{ 'notes.signature.differs' | transloco }}
        </p>
      }
      <ul class="mt-1 grid gap-2">
        @for (line of lines(); track $index) {
          <li>
            <p class="text-small text-ink-2">
              {{ 'notes.signature.' + line.what | transloco: { name: line.by.name, when: words.when(line.at) } }}
              @if (!line.agrees) {
                <b class="text-red">{{ 'notes.signature.thisDiffers' | transloco }}</b>
              }
            </p>
            <p class="note-hash text-ink-3">SHA-256 {{ line.hash }}</p>
            @if (!line.agrees) {
              <p class="note-hash text-red">{{ 'notes.signature.now' | transloco }} {{ line.hashNow }}</p>
            }
          </li>
        }
      </ul>
    } @else {
      <cd-skeleton [rows]="2" (retry)="check.reload()" />
    }
  `,
})
export class NoteSignature {
  readonly note = input.required<ClinicalNoteDto>();

  protected readonly words = inject(NoteWords);
  protected readonly check = httpResource<NoteVerificationDto>(() => NotesApi.one(this.note().id, '/verification'));
  protected readonly problem = computed(() => (this.check.error() ? problemOf(this.check.error()) : null));
  protected readonly lines = computed(() => {
    if (!this.check.hasValue()) return [];
    const { signed, addenda, verified } = this.check.value();
    return [
      { ...signed, what: 'signed' },
      ...addenda.map((one) => ({ ...one, what: 'addendum' })),
      ...(verified ? [{ ...verified, what: 'verified' }] : []),
    ];
  });
}
