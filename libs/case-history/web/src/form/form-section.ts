import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { fieldsIn, ruleOf, type CaseHistoryDto, type FieldName, type Section } from '@cuspid/case-history/contracts';
import { ClinicClock, dayText } from '@cuspid/platform/web';
import { HistoryDraft } from './history-draft';
import { HistoryField } from './history-field';
import { InvestigationsField } from './investigations-field';
import { NeedField } from './need-field';
import { RecordAlerts } from './record-alerts';

/** Told in a box of their own. */
const APART: readonly FieldName[] = ['iotnDhcGrade', 'iotnDhcReason', 'specialInvestigations'];
/** Whose words want the whole width. */
const SLIM: readonly string[] = ['millimetres', 'number', 'flag', 'date'];
const LISTS: readonly FieldName[] = ['rightMolarRelationship', 'leftMolarRelationship', 'canineRelationship'];
const WIDE: readonly FieldName[] = ['skeletalPattern', 'referralTargets', 'consultantTakeUpTreatmentModes'];

/** The answers of one section, and what the record or the measures say beside them. */
@Component({
  selector: 'cd-form-section',
  imports: [HistoryField, InvestigationsField, NeedField, RecordAlerts, TranslocoPipe],
  host: { class: 'flex flex-col gap-5 @container' },
  template: `
    @if (section() === 'consultant' && waitingSince()) {
      <p class="bg-accent-soft rounded-card px-4 py-2.5" data-waits>
        {{ 'history.waitsSince' | transloco: { day: waitingSince() } }}
      </p>
    }
    @if (section() === 'investigations') {
      <cd-investigations-field [readOnly]="readOnly()" />
    } @else {
      <div class="grid grid-cols-1 @lg:grid-cols-2 gap-x-8 gap-y-4">
        @for (name of fields(); track name) {
          <cd-history-field [class]="widthOf(name)" [name]="name" [readOnly]="readOnly()" />
        }
      </div>
    }
    @if (section() === 'occlusion') {
      <cd-need-field [readOnly]="readOnly()" />
    }
    @if (section() === 'past') {
      <cd-record-alerts [history]="history()" />
    }
    @if (signature(); as signed) {
      <p class="text-small text-ink-2" data-signature>
        {{ 'history.signedBy' | transloco: { name: signed.by.name, when: when(signed.at) } }}
        <span class="text-ink-3 tabular" [title]="signed.hash">{{ signed.hash.slice(0, 8) }}</span>
        @if (isChanged()) {
          <span class="ml-1.5 text-amber font-medium">{{ 'history.signatureGoes' | transloco }}</span>
        }
      </p>
    } @else {
      <p class="text-small text-ink-3">{{ 'history.notSigned' | transloco }}</p>
    }
  `,
})
export class FormSection {
  readonly section = input.required<Section>();
  readonly history = input.required<CaseHistoryDto>();
  readonly readOnly = input(false);

  private readonly draft = inject(HistoryDraft);
  private readonly clock = inject(ClinicClock);
  protected readonly fields = computed(() => fieldsIn(this.section()).filter((name) => !APART.includes(name)));
  protected readonly signature = computed(() =>
    this.history().signatures.find(({ section }) => section === this.section()),
  );
  protected readonly isChanged = computed(() => this.draft.changedSections().includes(this.section()));
  protected readonly waitingSince = computed(() => {
    const since = this.history().waitingSince;
    return since ? dayText(since) : null;
  });

  /** Numbers stand side by side early, words and their buttons where there is room for two columns of them. */
  protected widthOf(name: FieldName): string {
    if (WIDE.includes(name)) return '@lg:col-span-2';
    return SLIM.includes(ruleOf(name).kind) || LISTS.includes(name) ? '' : '@lg:col-span-2 @3xl:col-span-1';
  }

  protected when(at: string): string {
    return `${dayText(this.clock.today(at))}, ${this.clock.time(at)}`;
  }
}
