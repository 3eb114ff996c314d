import { NOTE_TEMPLATE, NOTE_VARIABLES, type NoteValues, type NoteVariable } from './templates.values';

/** unknown: no variable of that name · open: braces or brackets without their other half · long: a prompt nobody reads. */
export const TEMPLATE_FAULTS = ['unknown', 'open', 'long'] as const;

/** What is wrong with a text for notes, and where. Lines and columns count from 1. */
export interface TemplateFault {
  what: (typeof TEMPLATE_FAULTS)[number];
  line: number;
  column: number;
  /** What stands there, cut to forty characters. */
  text: string;
}

/** A gap of a filled text: `at` and `length` in UTF-16 units, brackets included. */
export interface PromptGap {
  question: string;
  at: number;
  length: number;
}

/** A text with its values in it, and the gaps that are left to the clinician. */
export interface FilledText {
  text: string;
  prompts: PromptGap[];
}

const SHOWN = 40;
/** Whatever could be a variable or a prompt; each ends on its line. */
const MARKS = /\{\{[^\n{}]*\}\}|\[\[[^\n[\]]*\]\]|\{\{|\}\}|\[\[|\]\]/g;
const VARIABLE = /^\{\{[ \t]*([A-Za-z.]+)[ \t]*\}\}$/;
const PROMPT = /^\[\[(.*)\]\]$/s;

const isVariable = (name: string): name is NoteVariable => NOTE_VARIABLES.some((known) => known === name);

/** What a text for notes may not hold, in order; empty when it is right. */
export function templateFaults(text: string): TemplateFault[] {
  return [...text.matchAll(MARKS)].flatMap((found) => {
    const what = faultOf(found[0]);
    return what ? [{ what, ...placeOf(text, found.index), text: [...found[0]].slice(0, SHOWN).join('') }] : [];
  });
}

function faultOf(mark: string): TemplateFault['what'] | undefined {
  if (mark.length === 2) return 'open';
  const question = PROMPT.exec(mark)?.[1]?.trim();
  // A question is asked as it stands: a variable in it would never be filled.
  if (question !== undefined && /\{\{|\}\}/.test(question)) return 'open';
  if (question !== undefined) return question.length > NOTE_TEMPLATE.promptMax ? 'long' : question ? undefined : 'open';
  const name = VARIABLE.exec(mark)?.[1];
  return name !== undefined && isVariable(name) ? undefined : 'unknown';
}

/**
 * The text with its values in place, in one pass: what a value says is text, even where it looks like a variable or a
 * prompt. A variable without a value becomes a gap named after it.
 */
export function fillTemplate(template: string, values: NoteValues): FilledText {
  const prompts: PromptGap[] = [];
  let text = '';
  let last = 0;
  const gap = (question: string): void => {
    const shown = `[[${question}]]`;
    prompts.push({ question, at: text.length, length: shown.length });
    text += shown;
  };
  for (const found of template.matchAll(MARKS)) {
    text += template.slice(last, found.index);
    last = found.index + found[0].length;
    const name = VARIABLE.exec(found[0])?.[1];
    const question = PROMPT.exec(found[0])?.[1]?.trim();
    if (name !== undefined && isVariable(name)) {
      const value = values[name];
      if (value === undefined || value === '') gap(GAP_NAMES[name]);
      else text += value;
    } else if (question) gap(question);
    else text += found[0];
  }
  return { text: text + template.slice(last), prompts };
}

/** What a gap is called that stands where a value is missing. */
const GAP_NAMES: Readonly<Record<NoteVariable, string>> = {
  'patient.firstName': 'First name?',
  'patient.lastName': 'Last name?',
  'patient.fullName': 'Name?',
  'patient.code': 'Patient number?',
  'patient.age': 'Age?',
  'patient.dateOfBirth': 'Date of birth?',
  today: 'Day?',
  time: 'Time?',
  'clinic.name': 'Clinic?',
  'clinician.name': 'Clinician?',
  'visit.type': 'Kind of visit?',
  teeth: 'Teeth?',
  procedure: 'Procedure?',
};

function placeOf(text: string, at: number): { line: number; column: number } {
  const lines = text.slice(0, at).split('\n');
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
