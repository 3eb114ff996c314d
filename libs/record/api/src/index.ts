export { RecordModule } from './record.module';
