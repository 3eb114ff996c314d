export * from './patient-materials.dto';
