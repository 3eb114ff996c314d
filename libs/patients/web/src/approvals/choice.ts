import { computed, inject, Injectable, linkedSignal } from '@angular/core';
import type { CareTeamRequestDto } from '@cuspid/patients/contracts';
import { Inbox } from './inbox';

interface Chosen {
  request: CareTeamRequestDto;
  /** Withdrawn, or answered on another screen, while it was looked at. */
  isGone: boolean;
}

/**
 * Which request is looked at: the first until somebody chooses. One that vanishes stays in view and says so: were the
 * next to take its place by itself, a key pressed at that moment would answer the wrong one.
 */
@Injectable()
export class Choice {
  private readonly inbox = inject(Inbox);
  private readonly all = computed(() => [...this.inbox.waiting(), ...this.inbox.expired()]);

  private readonly wanted = linkedSignal<readonly CareTeamRequestDto[], number | null>({
    source: this.all,
    computation: (_, before) => before?.value ?? this.inbox.waiting()[0]?.id ?? null,
  });
  private readonly last = linkedSignal<CareTeamRequestDto | undefined, CareTeamRequestDto | undefined>({
    source: () => this.all().find(({ id }) => id === this.wanted()),
    computation: (found, before) => found ?? (before?.value?.id === this.wanted() ? before?.value : undefined),
  });

  readonly chosen = computed<Chosen | null>(() => {
    const request = this.last();
    return request ? { request, isGone: !this.all().includes(request) } : null;
  });
  readonly id = computed(() => this.chosen()?.request.id ?? null);

  choose(id: number | null): void {
    this.wanted.set(id);
  }

  /** The next or the one before; stays at the ends. */
  along(step: 1 | -1): void {
    const list = this.all();
    const at = list.findIndex(({ id }) => id === this.id());
    const next = at < 0 ? list[0] : list[Math.min(list.length - 1, Math.max(0, at + step))];
    if (next) this.choose(next.id);
  }

  /** The one that comes to hand when `id` has been answered; null when nothing waits any more. */
  after(id: number): number | null {
    const waiting = this.inbox.waiting();
    const at = waiting.findIndex((one) => one.id === id);
    return (waiting[at + 1] ?? waiting[at - 1])?.id ?? null;
  }
}
