import { PerioExam } from './perio-exam';
import { PerioToothRow } from './perio-tooth-row';
import { PerioVersion } from './perio-version';

export { mouthIn } from './mouth';
export { PerioExam } from './perio-exam';
export { PerioExams } from './perio-exams.service';
export { PerioPrint } from './perio-print.service';
export { PerioModule } from './perio.module';
export { PerioRecording } from './perio-recording.service';
export { PerioToothRow } from './perio-tooth-row';
export { PerioVersion } from './perio-version';
export { columnsOf as toothColumns } from './tooth-columns';

/** The tables of this domain. */
export const perioEntities = [PerioExam, PerioVersion, PerioToothRow];
