import { httpResource } from '@angular/common/http';
import { computed, inject, Injectable, linkedSignal, signal } from '@angular/core';
import type { ClinicalNoteDto, NoteType } from '@cuspid/clinical-notes/contracts';
import type { ToothId } from '@cuspid/odontogram';
import type { Page } from '@cuspid/platform/contracts';
import { ClinicClock, LiveEvents, problemOf, rereads } from '@cuspid/platform/web';
import { NotesApi } from './notes-api';

const PAGE = 40;
const MOST = 100;

export interface NoteQuery {
  type: NoteType | null;
  tooth: ToothId | null;
  author: number | null;
  isBin: boolean;
}

export const EVERYTHING: NoteQuery = { type: null, tooth: null, author: null, isBin: false };

/** A day of the dated column with what was written on it. */
export interface NoteDay {
  day: string;
  notes: ClinicalNoteDto[];
}

/** The notes of a patient, newest first. Provided by whoever shows them. */
@Injectable()
export class NoteList {
  private readonly clock = inject(ClinicClock);
  readonly patientId = signal<number | null>(null);
  /** Only notes of this type, whatever is filtered. */
  readonly only = signal<NoteType | null>(null);
  readonly query = signal<NoteQuery>(EVERYTHING);
  private readonly size = linkedSignal({ source: () => [this.patientId(), this.query()], computation: () => PAGE });

  private readonly page = httpResource<Page<ClinicalNoteDto>>(() => {
    const [patientId, { type, tooth, author, isBin }, only] = [this.patientId(), this.query(), this.only()];
    if (patientId === null) return undefined;
    const asked = { type: only ?? type, tooth, author, bin: isBin ? 'only' : null, limit: this.size() };
    const params = Object.fromEntries(Object.entries(asked).flatMap(([key, value]) => (value ? [[key, value]] : [])));
    return { url: NotesApi.ofPatient(patientId), params };
  });
  readonly reload = rereads(this.page);
  readonly problem = computed(() => (this.page.error() ? problemOf(this.page.error()) : null));
  /** What was read last stays while the same is read again. */
  private readonly known = linkedSignal<
    { source: string; page: Page<ClinicalNoteDto> | undefined },
    Page<ClinicalNoteDto> | null
  >({
    source: () => ({
      source: `${this.patientId()} ${JSON.stringify(this.query())}`,
      page: this.page.hasValue() ? this.page.value() : undefined,
    }),
    computation: (now, before) => now.page ?? (before?.source.source === now.source ? before.value : null),
  });
  readonly notes = computed(() => this.known()?.items ?? []);
  readonly isLoaded = computed(() => this.known() !== null);
  readonly hasMore = computed(() => this.known()?.nextCursor != null && this.size() < MOST);
  readonly isCut = computed(() => this.known()?.nextCursor != null && this.size() >= MOST);
  readonly days = computed(() => {
    const days: NoteDay[] = [];
    for (const note of this.notes()) {
      const day = this.clock.today(note.createdAt);
      const last = days.at(-1);
      if (last?.day === day) last.notes.push(note);
      else days.push({ day, notes: [note] });
    }
    return days;
  });

  constructor() {
    inject(LiveEvents).on('notes', ({ patientId }) => {
      if (patientId === undefined || patientId === this.patientId()) this.reload();
    });
  }

  more(): void {
    this.size.set(MOST);
  }
}
