import type { DocumentDto } from '@cuspid/documents/contracts';
import type { BuildPresentationDto, ChosenPictureDto, PresentationSection } from '@cuspid/presentations/contracts';

/** What is chosen so far. A picture is in it when it was taken; it goes in when both was confirmed. */
export interface Choices {
  title: string;
  sections: readonly PresentationSection[];
  noteIds: readonly number[];
  pictures: readonly ChosenPictureDto[];
}

export const NOTHING_CHOSEN: Choices = {
  title: '',
  sections: ['PERSON', 'PROBLEMS', 'ORTHODONTICS', 'CHART', 'PLAN'],
  noteIds: [],
  pictures: [],
};

export const toggled = <T>(all: readonly T[], one: T): T[] =>
  all.includes(one) ? all.filter((other) => other !== one) : [...all, one];

/** Pictures of the documents that can be shown: what a person could look at. */
export const isPicture = ({ width, mediaType }: DocumentDto): boolean =>
  width !== null && mediaType.startsWith('image/');

/** Whether everything that was taken was looked at, and there is something to tell. */
export function isWhole({ title, sections, pictures }: Choices): boolean {
  return (
    Boolean(title.trim()) && sections.length > 0 && pictures.every(({ hasNoFace, hasNoName }) => hasNoFace && hasNoName)
  );
}

/** The body of the request: notes and pictures are told with their sections alone. */
export function bodyOf({ title, sections, noteIds, pictures }: Choices): BuildPresentationDto {
  const told: PresentationSection[] = [...sections];
  if (noteIds.length) told.push('NOTES');
  if (pictures.length) told.push('PICTURES');
  return { title: title.trim(), sections: told, noteIds: [...noteIds], pictures: [...pictures] };
}
