import { Component, computed, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { SaveClash, type ClashRow } from '@cuspid/ui';
import { PerioWords } from './words';
import { Recording } from './recording';
import { flatOf, workingOf } from './working';

/** Two people wrote the same tooth: theirs and mine side by side; nothing is saved until it is decided. */
@Component({
  selector: 'cd-perio-clash',
  imports: [SaveClash, TranslocoPipe],
  host: { class: 'block' },
  template: `
    <cd-save-clash [rows]="rows()" [taken]="taken()" (kept)="recording.keep($event.key, $event.theirs)" />
    <button type="button" class="btn btn-primary mb-3" (click)="recording.settle()">
      {{ 'perio.save.settle' | transloco }}
    </button>
  `,
})
export class PerioClash {
  protected readonly recording = inject(Recording);
  private readonly words = inject(PerioWords);
  protected readonly rows = computed((): ClashRow[] => {
    const [clash, working] = [this.recording.clash(), this.recording.working()];
    if (!clash || !working) return [];
    const [theirs, mine, held] = [flatOf(workingOf(clash.theirs)), flatOf(clash.mine), flatOf(working)];
    const said = (text: string | undefined) => text || this.words.say('part.nothing');
    return clash.parts.map((key) => ({
      ...{ key, label: this.words.part(key), theirs: said(theirs[key]), mine: said(mine[key]) },
      kept: held[key] === mine[key] ? 'mine' : 'theirs',
    }));
  });
  protected readonly taken = computed(() =>
    (this.recording.clash()?.taken ?? []).map((part) => this.words.part(part)).join(', '),
  );
}
