export * from './days';
export * from './entry-codes';
export * from './finding';
export * from './layers';
export * from './vocabulary';
