import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucidePlus, LucideX } from '@lucide/angular';
import { HISTORY, INVESTIGATIONS, type Investigation } from '@cuspid/case-history/contracts';
import type { DocumentDto } from '@cuspid/documents/contracts';
import type { Page } from '@cuspid/platform/contracts';
import { ClinicClock, Session } from '@cuspid/platform/web';
import { investigationsIn, isInvestigation } from './field-values';
import { HistoryDraft } from './history-draft';

/** Pictures and measurements that were asked for: which, when, and when they were done. */
@Component({
  selector: 'cd-investigations-field',
  imports: [LucidePlus, LucideX, TranslocoPipe],
  host: { class: 'block' },
  template: `
    @if (rows().length) {
      <ul class="flex flex-col gap-2.5 mb-3">
        @for (row of rows(); track $index; let index = $index) {
          <li class="flex flex-wrap items-end gap-3" data-investigation>
            <label class="block">
              <span class="field-label">{{ 'history.investigation.what' | transloco }}</span>
              <select #kind class="input w-[220px]!" [disabled]="readOnly()" (change)="name(index, kind.value)">
                @for (word of kinds; track word) {
                  <option [value]="word" [selected]="word === row.kind">
                    {{ 'history.investigation.kind.' + word | transloco }}
                  </option>
                }
              </select>
            </label>
            @for (day of days; track day) {
              <label class="block">
                <span class="field-label">{{ 'history.investigation.' + day | transloco }}</span>
                <input
                  #on
                  type="date"
                  class="input w-[150px]! tabular"
                  [value]="row[day] ?? ''"
                  [max]="today()"
                  [readOnly]="readOnly()"
                  [attr.aria-invalid]="faultOf(index, day) ? 'true' : null"
                  (input)="
                    change(index, day === 'doneOn' ? { doneOn: on.value || null } : { requestedOn: on.value || null })
                  "
                />
              </label>
            }
            @if (mayLink() && (documents().length || row.documentId)) {
              <label class="block">
                <span class="field-label">{{ 'history.investigation.picture' | transloco }}</span>
                <select
                  #picture
                  class="input w-[200px]!"
                  [disabled]="readOnly()"
                  [attr.aria-invalid]="faultOf(index, 'documentId') ? 'true' : null"
                  (change)="change(index, { documentId: numberOf(picture.value) })"
                >
                  <option value="" [selected]="!row.documentId">
                    {{ 'history.investigation.noPicture' | transloco }}
                  </option>
                  @if (row.documentId && !isKnown(row.documentId)) {
                    <option [value]="row.documentId" selected>{{ 'history.investigation.gone' | transloco }}</option>
                  }
                  @for (one of documents(); track one.id) {
                    <option [value]="one.id" [selected]="one.id === row.documentId">{{ one.name }}</option>
                  }
                </select>
              </label>
            }
            @if (!readOnly()) {
              <button
                type="button"
                class="icon-btn"
                [attr.aria-label]="'history.investigation.remove' | transloco"
                (click)="remove(index)"
              >
                <svg lucideX></svg>
              </button>
            }
            @for (day of parts; track day) {
              @if (faultOf(index, day); as fault) {
                <p class="field-error w-full mt-0!" role="alert">{{ fault }}</p>
              }
            }
          </li>
        }
      </ul>
    } @else {
      <p class="text-ink-3 mb-3">{{ 'history.investigation.none' | transloco }}</p>
    }
    @if (!readOnly() && rows().length < most) {
      <button type="button" class="btn btn-small" (click)="add()">
        <svg lucidePlus></svg>{{ 'history.investigation.add' | transloco }}
      </button>
    }
  `,
})
export class InvestigationsField {
  readonly readOnly = input(false);

  private readonly draft = inject(HistoryDraft);
  private readonly clock = inject(ClinicClock);
  private readonly session = inject(Session);
  protected readonly mayLink = computed(() => this.session.can('document.read'));
  protected readonly kinds = INVESTIGATIONS;
  protected readonly days = ['requestedOn', 'doneOn'] as const;
  protected readonly parts = [...this.days, 'documentId'] as const;
  protected readonly most = HISTORY.investigationsMax;
  protected readonly rows = computed(() => investigationsIn(this.draft.answers().specialInvestigations));

  /** The patient's pictures, the newest first. */
  private readonly read = httpResource<Page<DocumentDto>>(() => {
    const patientId = this.draft.history()?.patientId;
    return patientId && this.mayLink()
      ? { url: `/api/patients/${patientId}/documents`, params: { limit: 100 } }
      : undefined;
  });
  protected readonly documents = computed(() => (this.read.hasValue() ? this.read.value().items : []));

  protected isKnown(id: number): boolean {
    return this.documents().some((one) => one.id === id);
  }

  protected numberOf(text: string): number | null {
    return Number(text) || null;
  }

  protected today(): string {
    return this.clock.today();
  }

  protected faultOf(index: number, day: string): string | undefined {
    return this.draft.refusals().get(`specialInvestigations.${index}.${day}`);
  }

  protected name(index: number, word: string): void {
    if (isInvestigation(word)) this.change(index, { kind: word });
  }

  protected change(index: number, change: Partial<Investigation>): void {
    this.write(this.rows().map((row, n) => (n === index ? { ...row, ...change } : row)));
  }

  protected add(): void {
    this.write([...this.rows(), { kind: 'OPG', requestedOn: this.clock.today(), doneOn: null, documentId: null }]);
  }

  protected remove(index: number): void {
    this.write(this.rows().filter((_, n) => n !== index));
  }

  private write(rows: Investigation[]): void {
    this.draft.write('specialInvestigations', rows.length ? rows : null);
  }
}
