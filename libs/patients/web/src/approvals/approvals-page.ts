import { Component, computed, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideList } from '@lucide/angular';
import type { CareTeamRequestDto } from '@cuspid/patients/contracts';
import { Display, Hotkeys, KeyCap, problemOf } from '@cuspid/platform/web';
import { EmptyState, ErrorPanel, PageHeader, Skeleton, Toasts } from '@cuspid/ui';
import { CareTeamApi } from '../care-team-api';
import { Choice } from './choice';
import { Inbox } from './inbox';
import { RequestDetail } from './request-detail';
import { RequestList } from './request-list';

/** Who asks one to join a patient's care team, or to leave it: accepted or returned, one by one. */
@Component({
  selector: 'cd-approvals-page',
  imports: [
    EmptyState,
    ErrorPanel,
    KeyCap,
    LucideList,
    PageHeader,
    RequestDetail,
    RequestList,
    Skeleton,
    TranslocoPipe,
  ],
  providers: [Choice, Inbox],
  templateUrl: './approvals-page.html',
})
export class ApprovalsPage {
  private readonly api = inject(CareTeamApi);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(TranslocoService);
  protected readonly display = inject(Display);
  protected readonly hotkeys = inject(Hotkeys);
  protected readonly inbox = inject(Inbox);
  protected readonly choice = inject(Choice);
  protected readonly isBusy = signal(false);
  /** The request whose return is being written; choosing another puts the form away. */
  private readonly returning = signal<number | null>(null);
  protected readonly isReturning = computed(() => this.returning() !== null && this.returning() === this.choice.id());
  /** Where there is no room for both, the list lies over the request. */
  protected readonly listShown = signal(false);
  protected readonly isNothing = computed(() => !this.inbox.waiting().length && !this.inbox.expired().length);

  constructor() {
    const group = this.words.translate('frame.places.approvals');
    const key = (keys: string, name: string, run: () => void) => ({
      keys,
      label: this.say(`keys.${name}`),
      group,
      run,
    });
    this.hotkeys.bind([
      key('j', 'next', () => this.along(1)),
      key('k', 'previous', () => this.along(-1)),
      key('enter', 'open', () => this.enter()),
      key('a', 'accept', () => void this.accept()),
      key('r', 'return', () => this.askWhy()),
    ]);
  }

  protected pick(id: number): void {
    this.choice.choose(id);
    this.listShown.set(false);
  }

  protected askWhy(): void {
    const request = this.openRequest();
    if (request) this.returning.set(request.id);
  }

  protected dropReturn(): void {
    this.returning.set(null);
    focusOn('[data-return]');
  }

  protected async accept(): Promise<void> {
    const request = this.openRequest();
    if (!request || this.isReturning()) return;
    if (!(await this.settle(request, () => this.api.approve(request.id)))) return;
    const { patient, action } = request;
    const open = {
      label: this.say('openRecord'),
      run: () => void this.router.navigate(['/patients', patient.id]),
    };
    this.toasts.show(this.say(`accepted.${action}`, nameOf(request)), action === 'JOIN' ? open : undefined);
  }

  protected async giveBack(reason: string): Promise<void> {
    const request = this.openRequest();
    if (!request) return;
    if (!(await this.settle(request, () => this.api.reject(request.id, reason)))) return;
    this.returning.set(null);
    this.toasts.show(this.say('returned', { ...nameOf(request), who: request.requestedBy.name }));
  }

  /** Answers, and goes on to the next; what the server refuses is said, and stays. */
  private async settle(request: CareTeamRequestDto, answer: () => Promise<unknown>): Promise<boolean> {
    if (this.isBusy()) return false;
    this.isBusy.set(true);
    try {
      await answer();
      const next = this.choice.after(request.id);
      this.inbox.settled(request.id);
      if (this.choice.id() === request.id) this.choice.choose(next);
      focusOn(next === null ? 'h1' : `[data-request="${next}"]`);
      return true;
    } catch (error) {
      this.toasts.error(problemOf(error).detail ?? this.say('notAnswered'));
      this.inbox.reload();
      return false;
    } finally {
      this.isBusy.set(false);
    }
  }

  private along(step: 1 | -1): void {
    this.choice.along(step);
    focusOn(`[data-request="${this.choice.id()}"]`);
  }

  /** To the request itself; Enter on a button is the button's. */
  private enter(): void {
    const pressed = document.activeElement?.closest<HTMLElement>('button, a[href]');
    if (pressed && !pressed.hasAttribute('data-request')) return pressed.click();
    this.listShown.set(false);
    focusOn('#cd-request');
  }

  private openRequest(): CareTeamRequestDto | null {
    const chosen = this.choice.chosen();
    return chosen && !chosen.isGone && chosen.request.status === 'PENDING' ? chosen.request : null;
  }

  private say(key: string, values?: Record<string, string>): string {
    return this.words.translate(`patients.approvals.${key}`, values);
  }
}

const nameOf = ({ patient }: CareTeamRequestDto) => ({ name: `${patient.firstName} ${patient.lastName}` });

/** Once it is drawn. */
function focusOn(selector: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`cd-approvals-page ${selector}`)?.focus());
}
