import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { CASE, type CaseDto } from '@cuspid/cases/contracts';
import { OpenPatient } from '@cuspid/patients/web';
import { mayRole } from '@cuspid/platform/contracts';
import { Field, Sheet, TextInput } from '@cuspid/ui';
import { CaseWords } from '../case-words';
import { CasesApi } from '../cases-api';
import { Sending } from './sending';

/** Offers a case to somebody else of the care team; it is theirs once they accept. */
@Component({
  selector: 'cd-handover-sheet',
  imports: [Field, Sheet, TextInput, TranslocoPipe],
  host: { class: 'contents', '(keydown.control.enter)': 'offer()', '(keydown.meta.enter)': 'offer()' },
  template: `
    <cd-sheet [heading]="'cases.handover.title' | transloco" (closed)="closed.emit()">
      <p class="text-ink-2 mb-4">{{ 'cases.handover.text' | transloco }}</p>
      @if (people().length) {
        <cd-field [label]="'cases.handover.to' | transloco">
          <select #who cdInput (change)="to.set(+who.value)">
            <option value="0">{{ 'cases.new.choose' | transloco }}</option>
            @for (one of people(); track one.id) {
              <option [value]="one.id">{{ one.name }}</option>
            }
          </select>
        </cd-field>
        <cd-field class="mt-3" [label]="'cases.handover.note' | transloco" [aside]="'cases.optional' | transloco">
          <textarea
            #words
            cdInput
            rows="3"
            [attr.maxlength]="max"
            [value]="note()"
            (input)="note.set(words.value)"
          ></textarea>
        </cd-field>
      } @else {
        <p>{{ 'cases.handover.nobody' | transloco }}</p>
      }
      @if (sending.problem(); as problem) {
        <p class="form-problem mt-3" role="alert">{{ problem }}</p>
      }
      <div foot class="flex gap-2">
        <button type="button" class="btn btn-ghost" (click)="closed.emit()">{{ 'ui.cancel' | transloco }}</button>
        <button type="button" class="btn btn-primary ml-auto" [disabled]="sending.isBusy()" (click)="offer()">
          {{ 'cases.handover.offer' | transloco }}
        </button>
      </div>
    </cd-sheet>
  `,
})
export class HandoverSheet {
  readonly case = input.required<CaseDto>();
  readonly closed = output<void>();
  readonly offered = output<void>();

  private readonly api = inject(CasesApi);
  private readonly words = inject(CaseWords);
  private readonly patient = inject(OpenPatient);
  protected readonly sending = new Sending();
  protected readonly max = CASE.noteMax;
  protected readonly people = computed(() =>
    this.patient
      .team()
      .map(({ person }) => person)
      .filter(({ role, id }) => mayRole(role, 'case.supervise') && id !== this.case().supervisor.id),
  );
  protected readonly to = signal(0);
  protected readonly note = signal('');

  protected async offer(): Promise<void> {
    const [toId, note] = [this.to(), this.note().trim()];
    if (!toId) return this.sending.problem.set(this.words.say('handover.needs'));
    const what = { toId, ...(note && { note }) };
    if (await this.sending.send(() => this.api.offer(this.case().id, what))) this.offered.emit();
  }
}
