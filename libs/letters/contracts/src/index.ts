export {
  LETTER,
  LETTER_KINDS,
  LETTER_LANGUAGES,
  LETTER_SOURCES,
  LETTER_STATES,
  LINK_PURPOSES,
  LINK_STATES,
  NO_REMINDER_BECAUSE,
  VISIT_LINK_PAGE,
  WITHDRAWN_BECAUSE,
} from './letters.values';
export type {
  LetterKind,
  LetterSource,
  LetterState,
  LinkPurpose,
  LinkState,
  NoReminderBecause,
  WithdrawnBecause,
} from './letters.values';
export { LETTER_VARIABLES, TEMPLATE_PROBLEMS, templateProblems, VARIABLES_OF, variablesIn } from './templates';
export type { LetterVariable, TemplateProblem } from './templates';
export { dayInWords, timeInWords } from './when-in-words';
export type * from './letters.dto';
export type * from './links.dto';
export type * from './templates.dto';
