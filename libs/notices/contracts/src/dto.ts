export * from './notices.dto';
