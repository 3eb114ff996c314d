import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { form, FormField, maxLength } from '@angular/forms/signals';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideCircleAlert } from '@lucide/angular';
import { PRIORITIES, QUEUE } from '@cuspid/queue/contracts';
import type { EditEntryDto, QueueEntryDto } from '@cuspid/queue/contracts';
import { ClinicClock, problemOf, save } from '@cuspid/platform/web';
import { Field, Segmented, Sheet, TextInput } from '@cuspid/ui';
import { TreatingStaff } from '../check-in/treating-staff';
import { Board } from './board';
import { CallForecast } from './call-forecast';
import { RouteList } from './route-list';

/** Changes what stands on a card. Somebody else's change meanwhile is never overwritten unseen. */
@Component({
  selector: 'cd-entry-sheet',
  imports: [CallForecast, Field, FormField, LucideCircleAlert, RouteList, Segmented, Sheet, TextInput, TranslocoPipe],
  providers: [TreatingStaff],
  template: `
    <cd-sheet [heading]="'queue.edit.title' | transloco: { ticket: entry().ticket }" (closed)="closed.emit()">
      <form id="edit-entry" novalidate (submit)="$event.preventDefault(); submit()">
        <p class="text-name mb-4">{{ entry().patient.firstName }} {{ entry().patient.lastName }}</p>
        @if (entry().forecast; as forecast) {
          <p class="field-label">{{ 'queue.forecast.title' | transloco }}</p>
          <p class="mb-4">
            <cd-call-forecast [forecast]="forecast" /> ·
            <span class="text-ink-2" aria-hidden="true">{{ spread() }}</span>
          </p>
        }
        @if (entry().route; as route) {
          <p class="field-label">{{ 'queue.route.title' | transloco }}</p>
          <cd-route-list class="mb-4" [stations]="route.stations" />
        }
        <cd-field class="mb-4" [label]="'queue.menu.priority' | transloco" [of]="form.priority">
          <cd-segmented [options]="priorities" [formField]="form.priority" />
        </cd-field>
        <cd-field class="mb-4" [label]="'queue.checkIn.provider' | transloco" [of]="form.providerId">
          <select cdInput [formField]="form.providerId">
            <option value="">{{ 'queue.anyone' | transloco }}</option>
            @for (person of staff.all(); track person.id) {
              <option [value]="person.id">{{ person.name }}</option>
            }
          </select>
        </cd-field>
        <cd-field class="mb-4" [label]="'queue.checkIn.reason' | transloco" [of]="form.procedure">
          <input cdInput autocomplete="off" [formField]="form.procedure" />
        </cd-field>
        <cd-field class="mb-4" [label]="'queue.checkIn.notes' | transloco" [of]="form.notes">
          <textarea cdInput rows="3" [formField]="form.notes"></textarea>
        </cd-field>
        <div role="alert">
          @for (problem of form().errors(); track $index) {
            <p class="form-problem"><svg lucideCircleAlert></svg>{{ problem.message }}</p>
          }
          @if (changedMeanwhile()) {
            <p class="form-problem"><svg lucideCircleAlert></svg>{{ 'queue.edit.meanwhile' | transloco }}</p>
          }
        </div>
      </form>
      <div foot class="flex justify-end gap-2">
        <button type="button" class="btn" (click)="closed.emit()">{{ 'ui.cancel' | transloco }}</button>
        <button type="submit" form="edit-entry" class="btn btn-primary" [disabled]="form().submitting()">
          {{ 'queue.edit.save' | transloco }} <kbd>{{ 'queue.enter' | transloco }}</kbd>
        </button>
      </div>
    </cd-sheet>
  `,
})
export class EntrySheet {
  readonly entry = input.required<QueueEntryDto>();
  readonly saved = output<QueueEntryDto>();
  readonly closed = output<void>();

  private readonly board = inject(Board);
  private readonly clock = inject(ClinicClock);
  private readonly words = inject(TranslocoService);
  protected readonly staff = inject(TreatingStaff);
  /** The card as it was when the form was filled from it: what the change is made against. */
  private readonly seen = linkedSignal(() => this.entry());
  protected readonly changedMeanwhile = signal(false);

  protected readonly priorities = PRIORITIES.map((value) => ({
    value,
    label: this.words.translate(`queue.priority.${value}`),
  })).reverse();
  protected readonly model = linkedSignal(() => typedOf(this.entry()));
  protected readonly form = form(this.model, (path) => {
    maxLength(path.procedure, QUEUE.procedureMax);
    maxLength(path.notes, QUEUE.notesMax);
  });

  protected readonly spread = computed(() => {
    const { forecast } = this.entry();
    if (!forecast) return '';
    const [from, until] = [forecast.from, forecast.until].map((at) => this.clock.time(at));
    return this.words.translate(`queue.forecast.${forecast.isFromTargets ? 'guess' : 'spread'}`, { from, until });
  });

  protected async submit(): Promise<void> {
    this.changedMeanwhile.set(false);
    let entry: QueueEntryDto | null = null;
    const done = await save(
      this.form,
      async () => (entry = await this.edit()),
      this.words.translate('queue.notChanged'),
    );
    if (done && entry) this.saved.emit(entry);
  }

  private async edit(): Promise<QueueEntryDto | null> {
    try {
      return await this.board.edit(this.seen(), this.change());
    } catch (error) {
      if (problemOf(error).status !== 412) throw error;
      // What was typed stays; the next press is made against the card as it is now.
      this.seen.set(this.board.entry(this.seen().id) ?? this.seen());
      this.changedMeanwhile.set(true);
      return null;
    }
  }

  private change(): EditEntryDto {
    const { priority, providerId, procedure, notes } = this.model();
    return {
      priority: PRIORITIES.find((one) => one === priority),
      providerId: Number(providerId) || null,
      procedure: procedure.trim() || null,
      notes: notes.trim() || null,
    };
  }
}

const typedOf = ({ priority, provider, procedure, notes }: QueueEntryDto): Record<keyof EditEntryDto, string> => ({
  priority,
  providerId: provider ? String(provider.id) : '',
  procedure: procedure ?? '',
  notes: notes ?? '',
});
