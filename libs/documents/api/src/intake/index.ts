export { cleanName, extensionOf } from './clean-name';
export { dispositionOf } from './disposition';
export type { FileKind, FileSource, Inspected, KeptContent, ProposedType, Thumbnail } from './inspected';
export { Intake } from './intake';
export * from './intake-errors';
