export * from './record.dto';
export * from './archive.dto';
