import { Letter } from './letter';
import { LetterTemplate } from './letter-template';
import { VisitLink } from './visit-link';

export { Letter } from './letter';
export { LetterTemplate } from './letter-template';
export { LettersModule } from './letters.module';
export { ReminderSweeping } from './reminder-sweeping';
export { VisitLink } from './visit-link';

/** The tables of this domain. */
export const lettersEntities = [Letter, LetterTemplate, VisitLink];
