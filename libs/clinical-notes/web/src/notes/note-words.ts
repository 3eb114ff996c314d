import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { ClinicalNoteDto } from '@cuspid/clinical-notes/contracts';
import { isToothId, type ToothId } from '@cuspid/odontogram';
import { ClinicClock, dayText, problemOf } from '@cuspid/platform/web';

/** The words of notes, for what is said from code. */
@Injectable({ providedIn: 'root' })
export class NoteWords {
  private readonly words = inject(TranslocoService);
  private readonly clock = inject(ClinicClock);

  say(key: string, values?: Record<string, string | number>): string {
    return this.words.translate(`notes.${key}`, values);
  }

  /** "progress note of 23 Nov 2026": names a note where something is asked or told about it. */
  nameOf({ type, createdAt }: Pick<ClinicalNoteDto, 'type' | 'createdAt'>): string {
    return this.say('name', { type: this.say(`kind.${type}`), day: dayText(this.clock.today(createdAt)) });
  }

  /** "23 Nov 2026, 10:31" */
  when(instant: string): string {
    return `${dayText(this.clock.today(instant))}, ${this.clock.time(instant)}`;
  }

  /** Why something was not done, in the server's words where it has some. */
  why(error: unknown, otherwise: string): string {
    const { detail, errors } = problemOf(error);
    return errors[0]?.message ?? detail ?? this.say(otherwise);
  }
}

/** Teeth as they are typed: "16, 26"; null where a number is no tooth. */
export function teethIn(typed: string): ToothId[] | null {
  const parts = typed.split(/[\s,;]+/).filter(Boolean);
  const teeth = parts.filter(isToothId);
  return teeth.length === parts.length ? [...new Set(teeth)] : null;
}
