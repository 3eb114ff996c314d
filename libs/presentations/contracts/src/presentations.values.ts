/** What a presentation can tell of a case. PERSON: age in whole years and sex, nothing else of who it is. */
export const PRESENTATION_SECTIONS = [
  'PERSON',
  'PROBLEMS',
  'ORTHODONTICS',
  'CHART',
  'PLAN',
  'NOTES',
  'PICTURES',
] as const;
export type PresentationSection = (typeof PRESENTATION_SECTIONS)[number];

/** PICTURE: a document somebody looked at and confirmed · DRAWING: the dental chart. */
export const SLIDE_IMAGES = ['PICTURE', 'DRAWING'] as const;
export type SlideImageKind = (typeof SLIDE_IMAGES)[number];

export const PRESENTATION = {
  titleMax: 120,
  captionMax: 200,
  chartDaysMax: 6,
  notesMax: 40,
  picturesMax: 40,
  slidesMax: 200,
  linesMax: 60,
  textMax: 12_000,
} as const;
