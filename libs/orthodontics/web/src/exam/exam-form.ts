import { Component, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { ORTHO } from '@cuspid/orthodontics/contracts';
import { ExamDraft } from './exam-draft';
import { ExamField } from './exam-field';
import type { FieldName } from './exam-fields';

interface Block {
  readonly title: string;
  readonly fields: readonly FieldName[];
}

/** The exam in columns, in the order it is looked at: the face, the classes, the bite, the room, what IOTN and PAR ask besides. */
const COLUMNS: readonly (readonly Block[])[] = [
  [
    { title: 'exam', fields: ['examinedOn', 'stage'] },
    { title: 'face', fields: ['skeletal', 'profile', 'faceHeight', 'lips'] },
    { title: 'classes', fields: ['molarRight', 'molarLeft', 'canineRight', 'canineLeft', 'incisorClass'] },
  ],
  [
    {
      title: 'bite',
      fields: ['overjet', 'speechOrChewing', 'overbite', 'overbiteShare', 'biteContact', 'openBite'],
    },
    { title: 'crossbite', fields: ['crossbiteTeeth', 'crossbiteShift', 'lingualNoContact'] },
    { title: 'lines', fields: ['midlineUpper', 'midlineLower', 'centreLine'] },
  ],
  [
    {
      title: 'room',
      fields: ['crowdingUpper', 'crowdingLower', 'spacingUpper', 'spacingLower'],
    },
    { title: 'contacts', fields: ['upperContacts', 'lowerContacts', 'displacement', 'upperImpacted', 'lowerImpacted'] },
    {
      title: 'features',
      fields: [
        'hypodontia',
        'preRestorative',
        'impededEruption',
        'submergedPrimary',
        'partlyErupted',
        'supernumerary',
        'cleft',
      ],
    },
  ],
  [
    { title: 'aesthetic', fields: ['iotnAc'] },
    { title: 'parFront', fields: ['parFrontCrossbite', 'parOpenBite'] },
    { title: 'parRight', fields: ['parRightSagittal', 'parRightVertical', 'parRightTransverse'] },
    { title: 'parLeft', fields: ['parLeftSagittal', 'parLeftVertical', 'parLeftTransverse'] },
  ],
];

/** The fields of an exam; what goes inside stands below its first columns. */
@Component({
  selector: 'cd-exam-form',
  imports: [ExamField, TranslocoPipe],
  host: { class: 'grid gap-x-5 gap-y-2 grid-cols-2 desk:grid-cols-[5fr_5fr_5fr_4fr] desk:grid-rows-[auto_1fr]' },
  template: `
    @for (column of columns; track $index; let isLast = $last) {
      <div class="min-w-0 flex flex-col" [class]="$index < 2 ? '' : 'desk:row-span-2'">
        @for (block of column; track block.title) {
          <fieldset class="min-w-0 mb-2">
            <legend class="text-small font-semibold text-ink pb-0.5">
              {{ 'ortho.block.' + block.title | transloco }}
            </legend>
            @for (name of block.fields; track name) {
              <cd-exam-field [name]="name" [readOnly]="readOnly()" />
            }
          </fieldset>
        }
        @if (isLast) {
          <label class="text-small font-semibold pb-1" for="ortho-note">{{ 'ortho.field.note' | transloco }}</label>
          <textarea
            id="ortho-note"
            class="input grow min-h-[72px]!"
            [class.bg-sunken]="readOnly()"
            [attr.maxlength]="limits.noteMax"
            [value]="draft.model().note"
            [readOnly]="readOnly()"
            (input)="draft.write('note', note.value)"
            #note
          ></textarea>
        }
      </div>
    }
    <div class="col-span-2 min-w-0 desk:col-start-1 desk:row-start-2 desk:self-end"><ng-content /></div>
  `,
})
export class ExamForm {
  readonly readOnly = input(false);
  protected readonly draft = inject(ExamDraft);
  protected readonly columns = COLUMNS;
  protected readonly limits = ORTHO;
}
