import { DestroyRef, inject, Injectable, signal } from '@angular/core';
import { CLOCK_AHEAD, WEB_CONFIG } from '../config';
import { dayIn, timeIn } from './format';

const TICK_MS = 5000;

/**
 * The clinic's time, whatever zone this device is in: `now()` ticks for every timer on the page; `time()` and `today()`
 * read it in the clinic's zone. Corrected by the server's clock, because a queue counts minutes.
 */
@Injectable({ providedIn: 'root' })
export class ClinicClock {
  private readonly ahead = inject(CLOCK_AHEAD);
  /** IANA zone of the clinic; without one the device's own. */
  readonly zone = inject(WEB_CONFIG).timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  private readonly ticking = signal(this.read());
  readonly now = this.ticking.asReadonly();

  constructor() {
    const timer = setInterval(() => this.ticking.set(this.read()), TICK_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }

  /** "10:42" in the clinic; of an instant, or now. */
  time(instant: Date | string = this.now()): string {
    return timeIn(this.zone, instant);
  }

  /** The clinic's calendar day, `YYYY-MM-DD`; of an instant, or today. */
  today(instant: Date | string = this.now()): string {
    return dayIn(this.zone, instant);
  }

  private read(): Date {
    return new Date(Date.now() + this.ahead);
  }
}
