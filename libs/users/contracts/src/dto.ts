export * from './users.values';
export * from './users.dto';
