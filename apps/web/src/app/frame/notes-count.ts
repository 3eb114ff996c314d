import { httpResource } from '@angular/common/http';
import { computed, effect, inject, Injectable } from '@angular/core';
import type { NoteStatsDto } from '@cuspid/clinical-notes/contracts';
import { LiveEvents, RailCounters, rereads, Session } from '@cuspid/platform/web';

/** How many notes wait for whoever is signed in, to be signed or verified, beside Notes in the rail. */
@Injectable({ providedIn: 'root' })
export class NotesCount {
  private readonly session = inject(Session);
  private readonly stats = httpResource<NoteStatsDto>(() =>
    this.session.can('note.write') ? '/api/clinical-notes/stats' : undefined,
  );
  private readonly waiting = computed(() => {
    if (!this.stats.hasValue()) return this.session.can('note.write') ? null : 0;
    const { unsigned, unverified } = this.stats.value();
    return unsigned + unverified;
  });

  constructor() {
    const counters = inject(RailCounters);
    inject(LiveEvents).on('notes', rereads(this.stats));
    effect(() => {
      const waiting = this.waiting();
      if (waiting !== null) counters.set('notes', waiting);
    });
  }
}
