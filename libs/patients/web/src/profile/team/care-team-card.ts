import { NgTemplateOutlet } from '@angular/common';
import { afterNextRender, Component, computed, ElementRef, inject, Injector, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideClock, LucideCornerUpLeft, LucidePlus } from '@lucide/angular';
import type { CareTeamDto, CareTeamMemberDto, TeamRequestDto } from '@cuspid/patients/contracts';
import { ClinicClock, dayText, problemOf } from '@cuspid/platform/web';
import { Avatar, Toasts } from '@cuspid/ui';
import type { StaffDto } from '@cuspid/users/contracts';
import { whenText } from '../../alerts/when';
import { CareTeamApi } from '../../care-team-api';
import { OpenPatient } from '../open-patient';
import { teamRights } from './rights';
import { TeamChange, TeamForm } from './team-form';

/** Who is on the care team and who has been asked; reception asks from here, clinicians put on and take off. */
@Component({
  selector: 'cd-care-team-card',
  imports: [Avatar, LucideClock, LucideCornerUpLeft, LucidePlus, NgTemplateOutlet, RouterLink, TeamForm, TranslocoPipe],
  host: { class: 'block' },
  templateUrl: './care-team-card.html',
})
export class CareTeamCard {
  private readonly api = inject(CareTeamApi);
  private readonly clock = inject(ClinicClock);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(TranslocoService);
  private readonly injector = inject(Injector);
  private readonly add = viewChild<ElementRef<HTMLElement>>('add');
  protected readonly open = inject(OpenPatient);
  protected readonly rights = teamRights();
  protected readonly isBusy = signal(false);
  /** What is being filled in: nothing, whom to add, or why this person is to leave. */
  protected readonly form = signal<'closed' | 'join' | { leaver: StaffDto }>('closed');
  protected readonly leaver = computed(() => {
    const form = this.form();
    return typeof form === 'object' ? form.leaver : null;
  });
  /** Who cannot be chosen: on the team, or asked to join it. */
  protected readonly taken = computed(() => [
    ...this.open.team().map(({ person }) => person.id),
    ...this.open.requests().flatMap(({ action, person }) => (action === 'JOIN' ? [person.id] : [])),
  ]);

  protected readonly members = computed(() =>
    this.open.team().map((place) => {
      const leave = this.open
        .requests()
        .find(({ action, person }) => action === 'LEAVE' && person.id === place.person.id);
      const { asks, roles } = this.rights();
      const mayEnd = roles.includes(place.person.role) && !leave;
      return { place, joined: dayText(this.clock.today(place.since)), leave: leave && this.asked(leave), asks, mayEnd };
    }),
  );
  protected readonly joining = computed(() =>
    this.open.requests().flatMap((request) => (request.action === 'JOIN' ? [this.asked(request)] : [])),
  );
  /** For whoever asked: the others have nothing to do with it. */
  protected readonly returned = computed(() =>
    (this.rights().asks ? this.open.returned() : []).map((request) => ({
      request,
      when: this.when(request.decidedAt ?? request.requestedAt),
    })),
  );

  protected changed({ team, person }: TeamChange): void {
    const isLeaving = this.leaver() !== null;
    const { asks } = this.rights();
    this.close();
    this.open.careTeam.set(team);
    const made = team.requests.find((one) => one.person.id === person.id && (one.action === 'LEAVE') === isLeaving);
    const undo = asks ? made && (() => this.withdraw(made)) : () => this.putBack(person, 'LEAVE');
    this.tell(asks ? 'asked' : 'added', person, undo);
  }

  /** The form goes, and the keyboard is back where it was opened. */
  protected close(): void {
    this.form.set('closed');
    afterNextRender(() => this.add()?.nativeElement.focus(), { injector: this.injector });
  }

  /** Takes somebody off at once; Undo puts them back. */
  protected async takeOff({ id, person }: CareTeamMemberDto): Promise<void> {
    const isDone = await this.change((patientId) => this.api.remove(patientId, id));
    if (isDone) this.tell('takenOff', person, () => this.putBack(person, 'JOIN'));
  }

  protected async withdraw({ id, person }: TeamRequestDto): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    try {
      await this.api.withdraw(id);
      this.tell('withdrawn', person);
    } catch (error) {
      this.toasts.error(problemOf(error).detail ?? this.say('failed'));
    } finally {
      this.isBusy.set(false);
      this.open.reload();
    }
  }

  private async putBack({ id }: StaffDto, action: 'JOIN' | 'LEAVE'): Promise<void> {
    await this.change((patientId) => this.api.change(patientId, { userId: id, action }));
  }

  private async change(work: (patientId: number) => Promise<CareTeamDto>): Promise<boolean> {
    const patientId = this.open.id();
    if (patientId === null || this.isBusy()) return false;
    this.isBusy.set(true);
    try {
      const team = await work(patientId);
      // Another patient may have been opened meanwhile.
      if (this.open.id() === patientId) this.open.careTeam.set(team);
      return true;
    } catch (error) {
      this.toasts.error(problemOf(error).detail ?? this.say('failed'));
      this.open.careTeam.reload();
      return false;
    } finally {
      this.isBusy.set(false);
    }
  }

  private tell(key: string, { name }: StaffDto, undo?: () => Promise<void>): void {
    const action = undo && { label: this.words.translate('ui.undo'), run: () => void undo() };
    this.toasts.show(this.say(`done.${key}`, { name }), action);
  }

  private asked(request: TeamRequestDto) {
    const { asks, me } = this.rights();
    const isMine = asks && request.requestedBy.id === me;
    return { request, when: this.when(request.requestedAt), isMine, isToMe: request.person.id === me };
  }

  private when(instant: string): string {
    return whenText(instant, this.clock, this.words.translate('patients.today'));
  }

  private say(key: string, values?: Record<string, string>): string {
    return this.words.translate(`patients.team.${key}`, values);
  }
}
