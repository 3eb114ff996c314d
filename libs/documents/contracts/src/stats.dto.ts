import { Int, ListOf, OneOf, Text } from '@cuspid/platform/contracts/dto';
import { DOCUMENT_TYPES, DOCUMENTS, type DocumentType } from './documents.values';

const figure = { min: 0, max: Number.MAX_SAFE_INTEGER } as const;

/** So many documents of a type. */
export class DocumentsOfTypeDto {
  @OneOf(DOCUMENT_TYPES) type!: DocumentType;
  @Int(figure) documents!: number;
  @Int(figure) bytes!: number;
}

/** What was uploaded in a month of the clinic. */
export class DocumentsOfMonthDto {
  @Text({ min: 7, max: 7, example: '2026-11' }) month!: string;
  @Int(figure) documents!: number;
  @Int(figure) bytes!: number;
}

/** Figures over the documents the caller may see; those in the bin are told apart. */
export class DocumentStatsDto {
  @Int(figure) documents!: number;
  @Int(figure) bytes!: number;
  @Int(figure) binned!: number;
  @ListOf(() => DocumentsOfTypeDto, { max: DOCUMENT_TYPES.length }) byType!: DocumentsOfTypeDto[];
  @ListOf(() => DocumentsOfMonthDto, { max: DOCUMENTS.statsMonths, description: 'The last twelve, the oldest first' })
  byMonth!: DocumentsOfMonthDto[];
  @Int({ ...figure, description: 'Bytes a file may have' }) maxFileBytes!: number;
}
