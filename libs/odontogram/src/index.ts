export * from './findings';
export * from './grammar';
export * from './teeth';
export * from './words';
