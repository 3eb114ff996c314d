/**
 * The dental chart as plain TypeScript: the 52 teeth, the vocabulary of findings, the quick-entry grammar,
 * the state of a mouth on two axes of time with its rules, the drawing as SVG, sentences, and DMFT.
 * No dependencies, no DOM: the same code runs in the API, on the screen and in the PDF.
 */
export * from './drawing';
export * from './findings';
export * from './grammar';
export * from './indices';
export * from './orthodontics';
export * from './perio';
export * from './state';
export * from './teeth';
export * from './words';
