export * from './settings.dto';
