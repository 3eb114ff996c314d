import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideCircleAlert } from '@lucide/angular';
import type { ClashDto, VisitDetailDto } from '@cuspid/visits/contracts';
import { ClinicClock } from '@cuspid/platform/web';
import { nameOf } from '../visit-states';
import type { Refusal } from './clash-words';

/** What stands in the way of a booking, in words: who is where at that time, until when; or why it is closed. */
@Component({
  selector: 'cd-refusal-note',
  imports: [LucideCircleAlert, TranslocoPipe],
  template: `
    @for (clash of refusal().clashes; track $index) {
      <p class="form-problem"><svg lucideCircleAlert></svg>{{ clashText(clash) }}</p>
    }
    @if (refusal().closed; as closed) {
      <p class="form-problem">
        <svg lucideCircleAlert></svg>{{ 'visits.shut.' + closed.why | transloco: { what: closed.what ?? '' } }}
      </p>
    }
    @if (refusal().twice.length) {
      <p class="form-problem"><svg lucideCircleAlert></svg>{{ 'visits.shut.twice' | transloco }}</p>
    }
  `,
})
export class RefusalNote {
  readonly refusal = input.required<Refusal>();

  private readonly words = inject(TranslocoService);
  private readonly clock = inject(ClinicClock);
  /** The first visit in the way, by name, for who may see it. */
  private readonly other = httpResource<VisitDetailDto>(() => {
    const id = this.refusal().clashes.find(({ visitId }) => visitId !== null)?.visitId;
    return id ? `/api/visits/${id}` : undefined;
  });
  private readonly visit = computed(() => (this.other.hasValue() ? this.other.value() : null));

  protected clashText({ what, visitId, startsAt, minutes }: ClashDto): string {
    const visit = this.visit();
    const who = visit && visit.id === visitId ? visit : null;
    const to = this.clock.time(new Date(Date.parse(startsAt) + minutes * 60_000));
    return this.words.translate(`visits.clash.${what}`, {
      from: this.clock.time(startsAt),
      to,
      with: who ? this.words.translate('visits.clash.with', { name: nameOf(who), type: who.type }) : '',
      provider: who?.provider?.name ?? this.words.translate('visits.clash.theProvider'),
      chair: who?.chair?.name ?? this.words.translate('visits.clash.theChair'),
    });
  }
}
