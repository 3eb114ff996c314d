import { Component, computed, inject, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Sheet, TextInput } from '@cuspid/ui';
import { ClinicWords } from '../words/clinic-words';
import { codeRows, findCodes } from './code-list';

/** Every code with its words and an example; a press puts the code into the line. */
@Component({
  selector: 'cd-codes-sheet',
  imports: [Sheet, TextInput, TranslocoPipe],
  host: { class: 'contents' },
  template: `
    <cd-sheet [heading]="'chart.codes.title' | transloco" (closed)="closed.emit()">
      <input
        #wanted
        cdInput
        type="search"
        [attr.aria-label]="'chart.codes.find' | transloco"
        [placeholder]="'chart.codes.find' | transloco"
        (input)="find.set(wanted.value)"
      />
      <p class="my-3 text-ink-2">{{ 'chart.codes.how' | transloco }}</p>
      <table class="table -mx-3">
        <thead>
          <tr>
            <th scope="col">{{ 'chart.codes.code' | transloco }}</th>
            <th scope="col">{{ 'chart.codes.words' | transloco }}</th>
            <th scope="col">{{ 'chart.codes.example' | transloco }}</th>
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.entry) {
            <tr>
              <td>
                <button type="button" class="link tabular" (click)="chosen.emit(row.entry)">{{ row.entry }}</button>
              </td>
              <td class="whitespace-normal!">{{ row.words }}</td>
              <td class="text-ink-3 tabular whitespace-normal!">{{ row.example }}</td>
            </tr>
          }
        </tbody>
      </table>
      @if (rows().length === 0) {
        <p class="py-4 text-ink-2">{{ 'chart.codes.none' | transloco }}</p>
      }
    </cd-sheet>
  `,
})
export class CodesSheet {
  readonly chosen = output<string>();
  readonly closed = output<void>();
  protected readonly find = signal('');
  private readonly clinic = inject(ClinicWords);
  private readonly all = computed(() => codeRows(this.clinic.all()));
  protected readonly rows = computed(() => findCodes(this.find(), this.all()));
}
