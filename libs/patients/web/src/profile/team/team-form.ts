import { afterNextRender, Component, computed, inject, input, output, resource, signal } from '@angular/core';
import { form, FormField, maxLength, required } from '@angular/forms/signals';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideCircleAlert } from '@lucide/angular';
import { CARE_TEAM } from '@cuspid/patients/contracts';
import type { CareTeamDto, ChangeCareTeamDto } from '@cuspid/patients/contracts';
import type { Role } from '@cuspid/platform/contracts';
import { idempotencyKey, save } from '@cuspid/platform/web';
import { Field, TextInput } from '@cuspid/ui';
import type { StaffDto } from '@cuspid/users/contracts';
import { CareTeamApi } from '../../care-team-api';
import { Candidates } from './candidates';

export interface TeamChange {
  team: CareTeamDto;
  person: StaffDto;
}

/** Chooses who joins a care team, or writes why somebody is asked to leave. */
@Component({
  selector: 'cd-team-form',
  imports: [Field, FormField, LucideCircleAlert, TextInput, TranslocoPipe],
  host: { class: 'block mb-3 pb-4 border-b border-line' },
  templateUrl: './team-form.html',
})
export class TeamForm {
  readonly patientId = input.required<number>();
  /** Whom one may choose from, in this order. */
  readonly roles = input.required<readonly Role[]>();
  /** Who is on already, or asked already. */
  readonly taken = input<readonly number[]>([]);
  /** The person asks are made of: they answer. Without, people are put on at once. */
  readonly asks = input(false);
  /** Who is asked to leave; without, somebody is to join. */
  readonly leaver = input<StaffDto | null>(null);
  readonly done = output<TeamChange>();
  readonly closed = output<void>();

  private readonly api = inject(CareTeamApi);
  private readonly candidates = inject(Candidates);
  private readonly words = inject(TranslocoService);
  private readonly key = idempotencyKey();
  private readonly staff = resource({
    params: () => (this.leaver() ? undefined : this.roles()),
    loader: ({ params }) => this.candidates.of(params),
  });
  private readonly model = signal({ person: '', reason: '' });
  protected readonly form = form(this.model, (path) => {
    required(path.person, { when: () => !this.leaver(), message: () => this.say('choose') });
    maxLength(path.reason, CARE_TEAM.reasonMax);
  });
  protected readonly isFailed = computed(() => this.staff.error() !== undefined);
  private readonly people = computed(() => (this.staff.hasValue() ? this.staff.value() : []));
  protected readonly groups = computed(() => {
    const free = this.people().filter(({ id }) => !this.taken().includes(id));
    return this.roles()
      .map((role) => ({ role, people: free.filter((person) => person.role === role) }))
      .filter(({ people }) => people.length > 0);
  });
  protected readonly isNobody = computed(() => this.staff.hasValue() && this.groups().length === 0);
  protected readonly verb = computed(() => (this.leaver() ? 'askLeave' : this.asks() ? 'askJoin' : 'add'));

  constructor() {
    afterNextRender(() => (this.leaver() ? this.form.reason() : this.form.person()).focusBoundControl());
  }

  protected retry(): void {
    this.staff.reload();
  }

  protected async submit(): Promise<void> {
    if (this.form().submitting()) return;
    await save(this.form, () => this.send(), this.say('failed'));
  }

  private async send(): Promise<void> {
    const person = this.leaver() ?? this.people().find(({ id }) => id === Number(this.model().person));
    if (!person) return;
    const reason = this.model().reason.trim();
    const what: ChangeCareTeamDto = {
      userId: person.id,
      action: this.leaver() ? 'LEAVE' : 'JOIN',
      ...(this.asks() && reason && { reason }),
    };
    this.done.emit({ team: await this.api.change(this.patientId(), what, this.key), person });
  }

  private say(key: string): string {
    return this.words.translate(`patients.team.${key}`);
  }
}
