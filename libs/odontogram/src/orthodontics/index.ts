export * from './classes';
export * from './iotn';
export { IOTN_FEATURES, type DhcGrade, type DhcLetter, type IotnFeature } from './iotn-features';
export * from './measurements';
export * from './par';
export * from './tooth-size';
export * from './progress';
