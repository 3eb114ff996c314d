export * from './phrase';
export * from './sentence';
