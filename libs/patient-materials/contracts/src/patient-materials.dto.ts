export * from './costs.dto';
export * from './lot-patients.dto';
export * from './recipes.dto';
export * from './usages.dto';
