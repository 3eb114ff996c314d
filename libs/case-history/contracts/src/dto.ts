export * from './case-history.dto';
export * from './history-answers.dto';
