import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { MergeField, MergeFieldDto, MergePartDto, ObjectionDto } from '@cuspid/patients/contracts';
import { dayText, phoneText } from '@cuspid/platform/web';

const PHONES: readonly MergeField[] = ['phone', 'otherPhone', 'guardianPhone', 'emergencyPhone'];
const FLAGS: readonly MergeField[] = ['isInsuranceVerified', 'isReminderOptOut'];
const WORDS: Partial<Record<MergeField, string>> = { sex: 'sex', language: 'language', clinicalStatus: 'status' };

/** How fields, tables and objections read. */
@Injectable({ providedIn: 'root' })
export class MergeWords {
  private readonly words = inject(TranslocoService);

  field(field: MergeField): string {
    return this.say(`field.${field}`);
  }

  /** What a record says in a field, as it reads elsewhere. */
  value(field: MergeField, value: string | null): string {
    if (value === null) return this.say('notGiven');
    if (field === 'dateOfBirth') return dayText(value);
    if (PHONES.includes(field)) return phoneText(value);
    if (FLAGS.includes(field)) return this.say(value === 'true' ? 'yes' : 'no');
    const words = WORDS[field];
    return words ? this.say(`${words}.${value}`) : value;
  }

  /** Whether there is something to choose: what is empty on one side has no rival. */
  isEmpty({ stays, goes }: MergeFieldDto): boolean {
    return stays === null || goes === null;
  }

  /** "12 move, 1 becomes one with another" */
  effect({ moved, joined, ended, goes }: MergePartDto): string {
    if (!goes && !ended) return this.say('merge.effect.nothing');
    const told = [
      moved && this.counted('moved', moved),
      joined && this.counted('joined', joined),
      ended && this.counted('ended', ended),
    ];
    return told.filter(Boolean).join(', ');
  }

  objection({ code, count, which }: ObjectionDto): string {
    const key = `merge.against.${code}`;
    if (code === 'birth-dates-apart') return this.birthDates(count);
    const text = this.words.translate(`patients.${key}`, { count });
    return which ? `${text} ${this.words.translate('patients.merge.which', { which })}` : text;
  }

  private birthDates(days: number): string {
    if (days < 62) return this.words.translate('patients.merge.against.birth-days', { count: days });
    const years = Math.max(1, Math.round(days / 365));
    const unit = days < 365 ? 'birth-months' : 'birth-years';
    const count = days < 365 ? Math.round(days / 30) : years;
    return this.words.translate(`patients.merge.against.${unit}`, { count });
  }

  private counted(what: string, count: number): string {
    return this.words.translate(`patients.merge.effect.${count === 1 ? 'one' : 'many'}.${what}`, { count });
  }

  private say(key: string): string {
    return this.words.translate(`patients.${key}`);
  }
}
