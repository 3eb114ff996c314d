import { OrthoControl } from './ortho-control';
import { OrthoExam } from './ortho-exam';
import { OrthoExamVersion } from './ortho-exam-version';

export { OrthoControl } from './ortho-control';
export { OrthoControls } from './ortho-controls.service';
export { OrthoExam } from './ortho-exam';
export { OrthoExamVersion } from './ortho-exam-version';
export { OrthoExams } from './ortho-exams.service';
export { OrthoPrint } from './ortho-print.service';
export { OrthodonticsModule } from './orthodontics.module';

/** The tables of this domain. */
export const orthodonticsEntities = [OrthoExam, OrthoExamVersion, OrthoControl];
