import { AuthorDto } from '@cuspid/dental-chart/contracts/dto';
import { TEETH, type ToothId } from '@cuspid/odontogram';
import {
  Flag,
  Id,
  Instant,
  Int,
  ListOf,
  Nested,
  OneOf,
  PageFilter,
  SomeOf,
  Text,
} from '@cuspid/platform/contracts/dto';
import { NOTE_TYPES, type NoteType } from '../notes/notes.values';
import { NOTE_TEMPLATE } from './templates.values';

/** Which texts for notes, by name. */
export class NoteTemplateFilter extends PageFilter {
  @OneOf(NOTE_TYPES, { optional: true }) type?: NoteType;
  @Flag({ query: true, optional: true, description: 'Adds those taken out of use' }) includeInactive?: boolean;
}

/** A text for notes. `version` is its ETag. */
export class NoteTemplateDto {
  @Id() id!: number;
  @Int({ min: 1, max: 4_294_967_295 }) version!: number;
  @Text({ max: NOTE_TEMPLATE.nameMax }) name!: string;
  @OneOf(NOTE_TYPES) type!: NoteType;
  @Text({ max: NOTE_TEMPLATE.textMax, description: '`{{variable}}` gets its value, `[[question?]]` is a gap to fill' })
  text!: string;
  @Flag({ description: 'In use' }) isActive!: boolean;
  @Instant() updatedAt!: string;
  @Nested(() => AuthorDto, { nullable: true, description: 'Null as long as it is the text that came with Cuspid' })
  updatedBy!: AuthorDto | null;
}

/** Adds a text for notes. A variable there is not is refused (422) with its line and column. */
export class AddNoteTemplateDto {
  @Text({ max: NOTE_TEMPLATE.nameMax, example: 'Fissure sealant' }) name!: string;
  @OneOf(NOTE_TYPES, { example: 'TREATMENT' }) type!: NoteType;
  @Text({ max: NOTE_TEMPLATE.textMax, example: '{{teeth}}: fissure sealed. Material: [[Material?]]' }) text!: string;
}

export class EditNoteTemplateDto {
  @Text({ max: NOTE_TEMPLATE.nameMax, optional: true }) name?: string;
  @OneOf(NOTE_TYPES, { optional: true }) type?: NoteType;
  @Text({ max: NOTE_TEMPLATE.textMax, optional: true, example: '{{today}}: [[What was done?]]' }) text?: string;
  @Flag({ optional: true, description: 'False takes it out of use' }) isActive?: boolean;
}

/** What a text is filled for (`POST patients/:id/note-templates/:templateId/fill`). Nothing is kept. */
export class FillTemplateDto {
  @Id({ optional: true, nullable: true, example: undefined, description: 'A visit of this patient’s' }) visitId?:
    number | null;
  @SomeOf(TEETH, { optional: true, max: 52, example: ['16', '26'] }) teeth?: ToothId[];
  @Text({ max: NOTE_TEMPLATE.procedureMax, optional: true, nullable: true, example: 'Fissure sealant' }) procedure?:
    string | null;
}

/** A gap left to fill; `at` and `length` count UTF-16 units, brackets included. */
export class PromptDto {
  @Text({ max: NOTE_TEMPLATE.promptMax }) question!: string;
  @Int({ min: 0, max: NOTE_TEMPLATE.filledMax }) at!: number;
  @Int({ min: 1, max: NOTE_TEMPLATE.promptMax + 4 }) length!: number;
}

/** The text with the patient’s values in it. */
export class FilledTemplateDto {
  @Id() templateId!: number;
  @OneOf(NOTE_TYPES) type!: NoteType;
  @Text({ max: NOTE_TEMPLATE.filledMax }) text!: string;
  @ListOf(() => PromptDto, { max: 500 }) prompts!: PromptDto[];
}

/** From when on changes of the chart are told; today’s, by the clinic’s day, unless told. */
export class ProposedTextFilter {
  @Instant({ optional: true, example: undefined }) since?: string;
}

/** Sentences made of what the caller changed on the chart: the same changes give the same text. Empty when nothing changed. */
export class ProposedTextDto {
  @Text({ max: NOTE_TEMPLATE.filledMax }) text!: string;
  @Instant() since!: string;
  @Int({ min: 0, max: 100_000, description: 'Findings that are told' }) changes!: number;
  @SomeOf(TEETH, { max: 52 }) teeth!: ToothId[];
}
