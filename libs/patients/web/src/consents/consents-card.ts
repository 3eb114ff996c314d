import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideCheck, LucideLock } from '@lucide/angular';
import { CONSENT_PURPOSES, PATIENT, type ConsentDto, type ConsentPurpose } from '@cuspid/patients/contracts';
import type { Page } from '@cuspid/platform/contracts';
import {
  ClinicClock,
  dayText,
  idempotencyKey,
  LiveEvents,
  problemOf,
  rereads,
  Session,
  yearsBetween,
} from '@cuspid/platform/web';
import { Confirmation, Toasts } from '@cuspid/ui';
import { OpenPatient } from '../profile/open-patient';
import { ConsentsApi } from './consents-api';

/** What the patient agrees to besides being treated, purpose by purpose: recorded and withdrawn from here. */
@Component({
  selector: 'cd-consents-card',
  imports: [LucideCheck, LucideLock, TranslocoPipe],
  host: { class: 'block', '[class.hidden]': '!mayRead' },
  templateUrl: './consents-card.html',
})
export class ConsentsCard {
  private readonly api = inject(ConsentsApi);
  private readonly session = inject(Session);
  private readonly clock = inject(ClinicClock);
  private readonly toasts = inject(Toasts);
  private readonly asks = inject(Confirmation);
  private readonly words = inject(TranslocoService);
  private readonly open = inject(OpenPatient);
  protected readonly mayRead = this.session.can('consent.read');
  protected readonly mayRecord = computed(() => this.session.can('consent.record') && this.open.isWritable());
  protected readonly isBusy = signal(false);
  protected readonly consents = httpResource<Page<ConsentDto>>(() => {
    const id = this.open.id();
    return id === null || !this.mayRead ? undefined : { url: `/api/patients/${id}/consents`, params: { limit: 100 } };
  });
  protected readonly hasFailed = computed(() => this.consents.error() !== undefined);
  /** Each purpose with what holds of it, else with what was recorded last. */
  protected readonly rows = computed(() => {
    const all = this.consents.hasValue() ? this.consents.value().items : undefined;
    if (!all) return [];
    return CONSENT_PURPOSES.map((purpose) => {
      const of = all.filter((consent) => consent.purpose === purpose);
      const consent = of.find(({ holds }) => holds) ?? of[0];
      return { purpose, consent, holds: consent?.holds === true, said: this.said(consent) };
    });
  });

  constructor() {
    const reread = rereads(this.consents);
    inject(LiveEvents).on(
      'patients',
      ({ patientId }) => (patientId === undefined || patientId === this.open.id()) && reread(),
    );
  }

  protected async record(purpose: ConsentPurpose): Promise<void> {
    const isSure = await this.asks.ask({
      title: this.say('ask', { purpose: this.say(`purpose.${purpose}`) }),
      ...{ text: this.say(`askText.${this.giver()}`), action: this.say('record') },
    });
    if (isSure) await this.work((id) => this.api.record(id, { purpose, givenBy: this.giver() }, idempotencyKey()));
  }

  protected async withdraw({ id: consentId, purpose }: ConsentDto): Promise<void> {
    const isSure = await this.asks.ask({
      title: this.say('withdrawAsk', { purpose: this.say(`purpose.${purpose}`) }),
      ...{ text: this.say('withdrawText'), action: this.say('withdraw'), danger: true },
    });
    if (!isSure) return;
    await this.work((id) => this.api.withdraw(id, consentId, { withdrawnBy: this.giver() }));
  }

  /** Somebody under age is spoken for. */
  private giver(): 'PATIENT' | 'GUARDIAN' {
    const born = this.open.patient()?.dateOfBirth;
    return born && yearsBetween(born, this.clock.today()) < PATIENT.minorUntil ? 'GUARDIAN' : 'PATIENT';
  }

  private said(consent: ConsentDto | undefined): string {
    if (!consent) return this.say('never');
    const { withdrawal, holds, validUntil, givenOn, givenBy, recordedBy } = consent;
    if (withdrawal) return this.say('withdrawnOn', { day: dayText(this.clock.today(withdrawal.recordedAt)) });
    if (!holds && validUntil) return this.say('over', { day: dayText(validUntil) });
    return this.say(`given.${givenBy}`, { day: dayText(givenOn), name: recordedBy.name });
  }

  private async work(change: (patientId: number) => Promise<ConsentDto>): Promise<void> {
    const id = this.open.id();
    if (id === null || this.isBusy()) return;
    this.isBusy.set(true);
    try {
      await change(id);
    } catch (error) {
      this.toasts.error(problemOf(error).detail ?? this.say('failed'));
    } finally {
      this.isBusy.set(false);
      this.consents.reload();
    }
  }

  private say(key: string, facts: Record<string, string> = {}): string {
    return this.words.translate(`patients.consents.${key}`, facts);
  }
}
