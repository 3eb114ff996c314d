export * from './requirements.dto';
