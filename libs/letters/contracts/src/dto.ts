export * from './letters.dto';
export * from './links.dto';
export * from './templates.dto';
