export * from './drawing';
export * from './findings';
export * from './grammar';
export * from './state';
export * from './teeth';
export * from './words';
