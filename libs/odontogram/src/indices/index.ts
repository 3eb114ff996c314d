export * from './dmft';
