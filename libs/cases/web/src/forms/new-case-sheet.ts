import { httpResource } from '@angular/common/http';
import { Component, computed, inject, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { CASE, type CaseDto } from '@cuspid/cases/contracts';
import { PatientPicker, type PickedPatient } from '@cuspid/patients/web';
import type { Page } from '@cuspid/platform/contracts';
import { Field, Sheet, TextInput } from '@cuspid/ui';
import type { StaffDto } from '@cuspid/users/contracts';
import { CaseWords } from '../case-words';
import { CasesApi } from '../cases-api';
import { Sending } from './sending';

/** Opens a case: a patient, and the student who treats them under whoever opens it. */
@Component({
  selector: 'cd-new-case-sheet',
  imports: [Field, PatientPicker, Sheet, TextInput, TranslocoPipe],
  host: { class: 'contents', '(keydown.control.enter)': 'open()', '(keydown.meta.enter)': 'open()' },
  template: `
    <cd-sheet [heading]="'cases.new.title' | transloco" (closed)="closed.emit()">
      <p class="text-ink-2 mb-4">{{ 'cases.new.text' | transloco }}</p>
      <p class="field-label">{{ 'cases.new.patient' | transloco }}</p>
      <cd-patient-picker [picked]="patient()" (chosen)="patient.set($event)" />
      <cd-field class="mt-3" [label]="'cases.new.student' | transloco">
        <select #who cdInput [value]="student()" (change)="student.set(who.value)">
          <option value="">{{ 'cases.new.choose' | transloco }}</option>
          @for (one of students(); track one.id) {
            <option [value]="one.id">{{ one.name }}</option>
          }
        </select>
      </cd-field>
      <cd-field class="mt-3" [label]="'cases.new.name' | transloco" [aside]="'cases.optional' | transloco">
        <input #name cdInput [attr.maxlength]="max" [value]="title()" (input)="title.set(name.value)" />
      </cd-field>
      @if (sending.problem(); as problem) {
        <p class="form-problem mt-3" role="alert">{{ problem }}</p>
      }
      <div foot class="flex gap-2">
        <button type="button" class="btn btn-ghost" (click)="closed.emit()">{{ 'ui.cancel' | transloco }}</button>
        <button type="button" class="btn btn-primary ml-auto" [disabled]="sending.isBusy()" (click)="open()">
          {{ 'cases.new.open' | transloco }}
        </button>
      </div>
    </cd-sheet>
  `,
})
export class NewCaseSheet {
  readonly closed = output<void>();
  readonly opened = output<CaseDto>();

  private readonly api = inject(CasesApi);
  private readonly words = inject(CaseWords);
  protected readonly sending = new Sending();
  protected readonly max = CASE.titleMax;
  private readonly staff = httpResource<Page<StaffDto>>(() => ({
    url: '/api/staff',
    params: { role: 'STUDENT', limit: 100 },
  }));
  protected readonly students = computed(() => (this.staff.hasValue() ? this.staff.value().items : []));
  protected readonly patient = signal<PickedPatient | null>(null);
  protected readonly student = signal('');
  protected readonly title = signal('');

  protected async open(): Promise<void> {
    const [patient, studentId, title] = [this.patient(), Number(this.student()), this.title().trim()];
    if (!patient || !studentId) return this.sending.problem.set(this.words.say('new.needs'));
    const what = { patientId: patient.id, studentId, ...(title && { title }) };
    const opened = await this.sending.send(() => this.api.open(what, this.sending.key));
    if (opened) this.opened.emit(opened);
  }
}
