export { PRESENTATION, PRESENTATION_SECTIONS, SLIDE_IMAGES } from './presentations.values';
export type { PresentationSection, SlideImageKind } from './presentations.values';
export type * from './presentations.dto';
