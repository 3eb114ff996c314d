export * from './block-outs.dto';
export * from './calendar.dto';
export * from './feed.dto';
export * from './figures.dto';
export * from './series.dto';
export * from './short-notice.dto';
export * from './visit-steps.dto';
export * from './visits.dto';
