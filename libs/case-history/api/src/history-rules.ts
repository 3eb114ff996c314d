import {
  changedFields,
  fieldsIn,
  settled,
  withAnswers,
  type Answers,
  type Section,
} from '@cuspid/case-history/contracts';
import type { SaveHistoryDto } from '@cuspid/case-history/contracts/dto';
import { Invalid, NotAllowed, type Actor } from '@cuspid/platform/api';
import { mayRole, type FieldError } from '@cuspid/platform/contracts';

const CONSULTANT = 'consultant';

/** What the history is to say. Only who may decide as the consultant changes that block; left out, it stays as it is. */
export function allowedAnswers(me: Actor, before: Answers, { answers, confirm = [] }: SaveHistoryDto): Answers {
  const block = fieldsIn(CONSULTANT);
  if (mayRole(me.role, 'history.consult')) return settled(answers);
  const sent = block.filter((name) => answers[name] !== undefined);
  const isChanged = changedFields(before, answers).some((name) => sent.includes(name));
  if (isChanged || confirm.includes(CONSULTANT)) throw new NotAllowed('history.consult');
  return withAnswers(settled(answers), before, block);
}

/** What a field's own rule cannot say. Errors: `Invalid`, with the paths of the fields. */
export function requireSound(before: Answers, after: Answers, confirm: readonly Section[], today: string): void {
  const errors = [
    ...gradeErrors(after),
    ...investigationErrors(after, today),
    ...consultantErrors(before, after, confirm, today),
  ];
  if (errors.length) throw new Invalid(errors);
}

function gradeErrors({ iotnDhcGrade, iotnDhcReason }: Answers): FieldError[] {
  if (iotnDhcGrade && !iotnDhcReason) {
    return [{ path: 'answers.iotnDhcReason', message: 'is needed: why the grade is another than the measures give' }];
  }
  if (iotnDhcReason && !iotnDhcGrade) {
    return [{ path: 'answers.iotnDhcGrade', message: 'is needed: which grade the reason is for' }];
  }
  return [];
}

function investigationErrors({ specialInvestigations }: Answers, today: string): FieldError[] {
  return (specialInvestigations ?? []).flatMap(({ requestedOn, doneOn }, index) => {
    const path = `answers.specialInvestigations.${index}`;
    const ahead = [
      { key: 'requestedOn', day: requestedOn },
      { key: 'doneOn', day: doneOn },
    ].filter(({ day }) => day && day > today);
    if (ahead.length) {
      return ahead.map(({ key }) => ({ path: `${path}.${key}`, message: 'is a day that has not come yet' }));
    }
    if (requestedOn && doneOn && doneOn < requestedOn) {
      return [{ path: `${path}.doneOn`, message: 'is before the day it was asked for' }];
    }
    return [];
  });
}

function consultantErrors(before: Answers, after: Answers, confirm: readonly Section[], today: string): FieldError[] {
  const block = fieldsIn(CONSULTANT);
  const isChanged = changedFields(before, after).some((name) => block.includes(name));
  const { consultantDate } = after;
  return [
    ...(consultantDate && consultantDate > today
      ? [{ path: 'answers.consultantDate', message: 'is a day that has not come yet' }]
      : []),
    ...(isChanged && !confirm.includes(CONSULTANT)
      ? [{ path: 'confirm', message: 'must name the consultant’s block: who changes it signs it' }]
      : []),
  ];
}
