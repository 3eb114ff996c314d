export * from './presentations.dto';
