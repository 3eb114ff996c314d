import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CaseHistoryDto } from '@cuspid/case-history/contracts';
import { dayText, phoneText } from '@cuspid/platform/web';

/** Who the history is about, from the record as it is now: nothing of it is typed here. */
@Component({
  selector: 'cd-person-section',
  imports: [TranslocoPipe],
  host: { class: 'block' },
  template: `
    <p class="text-ink-3 mb-4">{{ 'history.person.note' | transloco }}</p>
    <dl class="grid grid-cols-[minmax(120px,180px)_1fr] gap-x-4 gap-y-2 max-w-[640px]">
      @for (line of lines(); track line.key) {
        <dt class="text-ink-2">{{ 'history.person.' + line.key | transloco }}</dt>
        <dd class="min-w-0 wrap-anywhere">{{ line.text || '–' }}</dd>
      }
      <dt class="text-ink-2">{{ 'history.person.sex' | transloco }}</dt>
      <dd>{{ 'history.person.sexes.' + history().header.sex | transloco }}</dd>
    </dl>
  `,
})
export class PersonSection {
  readonly history = input.required<CaseHistoryDto>();

  protected readonly lines = computed(() => {
    const { name, age, birthday, address, telephone, province, dateOfExamination } = this.history().header;
    return [
      { key: 'name', text: name },
      { key: 'birthday', text: birthday && dayText(birthday) },
      { key: 'age', text: age === null ? '' : String(age) },
      { key: 'address', text: address },
      { key: 'province', text: province },
      { key: 'telephone', text: telephone && phoneText(telephone) },
      { key: 'dateOfExamination', text: dayText(dateOfExamination) },
    ];
  });
}
