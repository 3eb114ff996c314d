export * from './queue.dto';
export * from './figures.dto';
export * from './forecast.dto';
export * from './route.dto';
export * from './unfinished.dto';
