export { STRIP_CAPTIONS, type StripCaptions } from './band';
export { undrawnPerio } from './bands';
export * from './strip';
