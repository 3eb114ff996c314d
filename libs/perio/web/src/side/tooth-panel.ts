import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { furcationsOf, PERMANENT_TEETH, type Furcation, type SiteRef, type ToothId } from '@cuspid/odontogram';
import { Segmented } from '@cuspid/ui';
import { withFurcation, withMobility, withPresence, type Working } from '../exam/working';
import { PerioWords } from '../exam/words';

const DEGREES = ['0', '1', '2', '3'].map((value) => ({ value, label: value }));

/** The tooth under the hand: what is read at it, mobility, furcations, and whether it is there at all. */
@Component({
  selector: 'cd-perio-tooth',
  imports: [Segmented, TranslocoPipe],
  host: { class: 'block' },
  template: `
    <h2 class="text-name font-semibold">{{ 'perio.tooth' | transloco: { tooth: at()[0] } }}</h2>
    <p class="text-small text-ink-2 min-h-9">{{ sentence() }}</p>
    <div class="grid grid-cols-[1fr_auto] gap-x-3 gap-y-1.5 items-center">
      <span class="text-ink-2">{{ 'perio.mobility' | transloco }}</span>
      <cd-segmented
        [small]="true"
        [label]="'perio.mobility' | transloco"
        [options]="degrees"
        [disabled]="!isOpen()"
        [value]="mobility()"
        (valueChange)="move($event)"
      />
      @for (one of furcations(); track one.at) {
        <span class="text-ink-2">{{ 'perio.furcation.' + one.at | transloco }}</span>
        <cd-segmented
          [small]="true"
          [label]="'perio.furcation.' + one.at | transloco"
          [options]="degrees"
          [disabled]="!isOpen()"
          [value]="one.degree"
          (valueChange)="open(one.at, $event)"
        />
      }
    </div>
    @if (isOpen()) {
      <div class="flex flex-wrap gap-1.5 mt-2">
        <button type="button" class="btn btn-small" (click)="absent.emit(at()[0])">
          {{ 'perio.notThere' | transloco: { tooth: at()[0] } }}
        </button>
        @if (gone().length) {
          <select
            #again
            class="input w-auto! h-(--target-small)! text-small"
            [attr.aria-label]="'perio.backAgain' | transloco"
            (change)="back(again)"
          >
            <option value="">{{ 'perio.backAgain' | transloco }}</option>
            @for (tooth of gone(); track tooth) {
              <option [value]="tooth">{{ tooth }}</option>
            }
          </select>
        }
      </div>
    }
  `,
})
export class ToothPanel {
  readonly working = input.required<Working>();
  readonly at = input.required<SiteRef>();
  readonly isOpen = input(false);
  readonly changed = output<Working>();
  readonly absent = output<ToothId>();

  private readonly words = inject(PerioWords);
  protected readonly degrees = DEGREES;
  private readonly tooth = computed(() => this.working().readings[this.at()[0]]);
  protected readonly sentence = computed(() => this.words.sentence(this.working().readings, this.at()));
  /** Permanent teeth that are not in this exam. */
  protected readonly gone = computed(() => PERMANENT_TEETH.filter((tooth) => !this.working().teeth.includes(tooth)));
  protected readonly mobility = computed(() => this.tooth()?.mobility?.toString() ?? null);
  protected readonly furcations = computed(() =>
    furcationsOf(this.at()[0]).map((at) => ({ at, degree: this.tooth()?.furcations[at]?.toString() ?? null })),
  );

  protected move(degree: string | null): void {
    if (degree !== this.mobility() && degree !== null) {
      this.changed.emit(withMobility(this.working(), this.at()[0], Number(degree)));
    }
  }

  protected open(entrance: Furcation, degree: string | null): void {
    if (degree !== null) this.changed.emit(withFurcation(this.working(), this.at()[0], entrance, Number(degree)));
  }

  protected back(choice: HTMLSelectElement): void {
    const tooth = this.gone().find((one) => one === choice.value);
    choice.value = '';
    if (tooth) this.changed.emit(withPresence(this.working(), tooth, true));
  }
}
