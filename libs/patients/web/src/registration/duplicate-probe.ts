import { httpResource } from '@angular/common/http';
import { computed, effect, inject, Injectable, linkedSignal, signal } from '@angular/core';
import { PHONE } from '@cuspid/patients/contracts';
import type { DuplicateDto, DuplicatesDto, ProbeDuplicatesDto } from '@cuspid/patients/contracts';
import { ClinicClock } from '@cuspid/platform/web';
import { bornOf } from '../person/birth';
import type { Person } from '../person/person';
import { RegistrationDraft } from './draft';

/** Typing stops for this long before anybody is asked. */
const PAUSE_MS = 250;

/** What is enough to ask for: both names, a birth date or a phone number. */
export function probeOf(person: Person, today: string): ProbeDuplicatesDto | null {
  const { dateOfBirth } = bornOf(person.dateOfBirth, today);
  const [firstName, lastName, phone] = [person.firstName.trim(), person.lastName.trim(), person.phone.trim()];
  const digits = phone.replace(/\D/g, '').length;
  const probe: ProbeDuplicatesDto = {
    ...(firstName && { firstName }),
    ...(lastName && { lastName }),
    ...(dateOfBirth && { dateOfBirth }),
    ...(digits >= 6 && PHONE.matches.test(phone) && { phone }),
  };
  return (firstName && lastName) || probe.dateOfBirth || probe.phone ? probe : null;
}

const NOBODY: DuplicatesDto = { items: [], hasArchived: false, archived: [] };

/** Asks, while somebody types, whether the person is registered already; and remembers what was decided. */
@Injectable()
export class DuplicateProbe {
  private readonly clock = inject(ClinicClock);
  private readonly draft = inject(RegistrationDraft);
  private readonly wanted = computed(() => {
    const probe = probeOf(this.draft.model().person, this.clock.today());
    return probe && JSON.stringify(probe);
  });
  private readonly asked = signal<string | null>(null);
  private readonly answer = httpResource<DuplicatesDto>(() => {
    const body = this.asked();
    return body ? { url: '/api/patients/duplicates', method: 'POST', body: JSON.parse(body) } : undefined;
  });
  // The last answer stays while the next is on its way, so that the card does not blink at every letter.
  private readonly found = linkedSignal<readonly DuplicateDto[] | undefined, readonly DuplicateDto[]>({
    source: () => (!this.asked() ? [] : this.answer.hasValue() ? this.answer.value().items : undefined),
    computation: (items, before) => items ?? before?.value ?? [],
  });
  /** Archived records that look the same: that there are any knows everybody who registers, which they are not. */
  readonly archived = linkedSignal<DuplicatesDto | undefined, Pick<DuplicatesDto, 'hasArchived' | 'archived'>>({
    source: () => (!this.asked() ? NOBODY : this.answer.hasValue() ? this.answer.value() : undefined),
    computation: (answer, before) => answer ?? before?.value ?? NOBODY,
  });
  /** What the server refused the record for, until what it was refused for has changed. */
  private readonly refusedFor = signal<{ wanted: string | null; items: readonly DuplicateDto[] } | null>(null);
  private readonly dismissed = signal<readonly number[]>([]);

  /** The server could not be asked; saving checks once more. */
  readonly failed = computed(() => this.answer.error() !== undefined);
  readonly items = computed<readonly DuplicateDto[]>(() => {
    const refused = this.refusedFor();
    const first = refused && refused.wanted === this.wanted() ? refused.items : [];
    return [...first, ...this.found().filter((one) => !first.some((item) => item.patient.id === one.patient.id))];
  });
  /** Somebody said of every match that blocks that it is another person. */
  readonly isDecided = computed(() => {
    const blocking = this.items().filter((item) => item.isBlocking);
    return blocking.length > 0 && blocking.every((item) => this.dismissed().includes(item.patient.id));
  });
  /** Whom somebody has said this is not. */
  readonly decided = computed(() => this.items().flatMap(({ patient: { id } }) => (this.isSeen(id) ? [id] : [])));
  readonly isBlocked = computed(() => this.items().some((item) => item.isBlocking) && !this.isDecided());

  constructor() {
    effect((cleanup) => {
      const wanted = this.wanted();
      const timer = setTimeout(() => this.asked.set(wanted), PAUSE_MS);
      cleanup(() => clearTimeout(timer));
    });
  }

  private isSeen(id: number): boolean {
    return this.dismissed().includes(id);
  }

  decide(isSomebodyElse: boolean): void {
    this.dismissed.set(isSomebodyElse ? this.items().map((item) => item.patient.id) : []);
  }

  /** The server found the same person where the probe had not: what it found has to be decided too. */
  refused(items: readonly DuplicateDto[]): void {
    this.refusedFor.set({ wanted: this.wanted(), items: items.map((item) => ({ ...item, isBlocking: true })) });
    this.dismissed.set([]);
  }
}

/** Reads the matches out of a 409. */
export function matchesIn(conflict: unknown): readonly DuplicateDto[] {
  if (typeof conflict !== 'object' || conflict === null || !('items' in conflict)) return [];
  return Array.isArray(conflict.items) ? conflict.items.filter(isMatch) : [];
}

function isMatch(item: unknown): item is DuplicateDto {
  return typeof item === 'object' && item !== null && 'patient' in item && 'agrees' in item;
}
