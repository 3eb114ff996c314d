export * from './requirements.dto';
export * from './cases.dto';
export * from './examination.dto';
export * from './submissions.dto';
export * from './rubrics.dto';
export * from './case-work.dto';
