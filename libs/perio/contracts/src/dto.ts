export * from './readings.dto';
export * from './figures.dto';
export * from './perio.dto';
