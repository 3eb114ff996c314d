export * from './recall-rules.dto';
export * from './recalls.dto';
