import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';

/** The words of this room. */
@Injectable({ providedIn: 'root' })
export class MaterialsWords {
  private readonly words = inject(TranslocoService);

  say(key: string, values?: Record<string, string | number>): string {
    return this.words.translate(`materials.${key}`, values);
  }

  /** The same for one and for many, by `count`. */
  counted(key: string, count: number, values: Record<string, string | number> = {}): string {
    return this.say(`${key}.${count === 1 ? 'one' : 'many'}`, { ...values, count: count.toLocaleString('en') });
  }
}
