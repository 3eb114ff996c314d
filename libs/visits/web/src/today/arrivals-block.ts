import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { ClinicClock, KeyCap, phoneText } from '@cuspid/platform/web';
import { TaskBlock } from '@cuspid/ui';
import type { VisitDto } from '@cuspid/visits/contracts';
import { VisitActs } from '../visit-acts';
import { nameOf } from '../visit-states';
import { visitCard } from './visit-card';

/** Who should have come and has not, then who is due in half an hour; each is checked in from the row. */
@Component({
  selector: 'cd-arrivals-block',
  imports: [KeyCap, RouterLink, TaskBlock, TranslocoPipe],
  templateUrl: './arrivals-block.html',
})
export class ArrivalsBlock {
  protected readonly clock = inject(ClinicClock);
  protected readonly acts = inject(VisitActs);
  protected readonly nameOf = nameOf;
  protected readonly phoneText = phoneText;
  protected readonly card = visitCard('arrivals');
  protected readonly rows = this.card.rows;

  /** Minutes until it begins; below zero: late. */
  protected away({ startsAt }: VisitDto): number {
    return Math.round((Date.parse(startsAt) - this.clock.now().getTime()) / 60_000);
  }

  protected late(visit: VisitDto): number {
    return -this.away(visit);
  }

  protected about({ type, provider, chair }: VisitDto): string {
    return [type, provider?.name, chair?.name].filter(Boolean).join(' · ');
  }

  protected checkIn(visit: VisitDto): void {
    void this.acts.checkIn(visit);
  }
}
