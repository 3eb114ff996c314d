import { Component, computed, ElementRef, inject, input, output, viewChildren } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideCircle, LucideCircleCheck, LucideCircleDot } from '@lucide/angular';
import { answersIn, fieldsIn, SECTIONS, type CaseHistoryDto, type Section } from '@cuspid/case-history/contracts';
import { HistoryWords } from '../history-words';
import { HistoryDraft } from './history-draft';

/** A part of the form; the first is the person, whom nobody fills in here. */
export type Part = 'person' | Section;
export const PARTS: readonly Part[] = ['person', ...SECTIONS];

const STEP: Record<string, number> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** The parts of the form, each with what was done of it. Arrows choose; one stop of Tab. */
@Component({
  selector: 'cd-section-list',
  imports: [LucideCircle, LucideCircleCheck, LucideCircleDot, TranslocoPipe],
  host: { class: 'block' },
  template: `
    <ol class="flex flex-col gap-0.5">
      @for (row of rows(); track row.part; let index = $index) {
        <li>
          <button
            #entry
            type="button"
            class="w-full flex items-center gap-2.5 rounded-control px-2.5 min-h-9 touch:min-h-12 text-left hover:bg-sunken"
            [class.bg-accent-soft]="row.part === chosen()"
            [class.font-semibold]="row.part === chosen()"
            [attr.data-part]="row.part"
            [attr.aria-current]="row.part === chosen() ? 'step' : null"
            [tabindex]="row.part === chosen() ? 0 : -1"
            (click)="picked.emit(row.part)"
            (keydown)="move($event, index)"
          >
            @switch (row.state) {
              @case ('signed') {
                <svg lucideCircleCheck class="text-green flex-none"></svg>
              }
              @case ('begun') {
                <svg lucideCircleDot class="text-ink-2 flex-none"></svg>
              }
              @default {
                <svg lucideCircle class="text-ink-3 flex-none"></svg>
              }
            }
            <span class="min-w-0 grow leading-tight">{{ 'history.section.' + row.part | transloco }}</span>
            @if (row.isUnsaved) {
              <span class="size-2 rounded-full bg-amber flex-none" data-unsaved aria-hidden="true"></span>
            }
            @if (row.count) {
              <span class="text-small text-ink-2 tabular flex-none font-normal" aria-hidden="true">{{
                row.count
              }}</span>
            }
            <span class="sr-only">{{ row.told }}</span>
          </button>
        </li>
      }
    </ol>
  `,
})
export class SectionList {
  readonly history = input.required<CaseHistoryDto>();
  readonly chosen = input.required<Part>();
  readonly picked = output<Part>();

  private readonly draft = inject(HistoryDraft);
  private readonly words = inject(HistoryWords);
  private readonly entries = viewChildren<ElementRef<HTMLButtonElement>>('entry');

  protected readonly rows = computed(() =>
    PARTS.map((part) => {
      if (part === 'person') return { part, state: 'signed', isUnsaved: false, count: '', told: '' };
      const [done, all] = [Object.keys(answersIn(part, this.draft.answers())).length, fieldsIn(part).length];
      const isUnsaved = this.draft.changedSections().includes(part);
      const isSigned = !isUnsaved && this.history().signatures.some(({ section }) => section === part);
      const state = isSigned ? 'signed' : done ? 'begun' : 'open';
      const told = [this.words.say(`state.${state}`, { done, all }), isUnsaved && this.words.say('unsaved')];
      const count = part === 'investigations' ? '' : `${done}/${all}`;
      return { part, state, isUnsaved, count, told: told.filter(Boolean).join(', ') };
    }),
  );

  protected move(event: KeyboardEvent, index: number): void {
    const step = STEP[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = (index + step + PARTS.length) % PARTS.length;
    const part = PARTS[next];
    if (part) this.picked.emit(part);
    this.entries()[next]?.nativeElement.focus();
  }
}
