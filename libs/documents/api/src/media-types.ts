/** What a browser draws and cannot run. Everything else leaves as a file, whatever was asked for. */
const DRAWN = new Set(['image/jpeg', 'image/png', 'image/webp']);

export const isShownInPlace = (mediaType: string): boolean => DRAWN.has(mediaType);

/** What the screen shows itself: images, and PDF drawn by its own viewer. */
export const isViewable = (mediaType: string): boolean => DRAWN.has(mediaType) || mediaType === 'application/pdf';
