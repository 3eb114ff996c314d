import { iotnOf } from '@cuspid/orthodontics/contracts';
import type { IotnDto, OrthoFieldsDto } from '@cuspid/orthodontics/contracts';
import type { Answers } from './history-fields';

/** What the history measured itself, in the words of an orthodontic exam. */
function measuredIn(answers: Answers): OrthoFieldsDto {
  const { lipsCompetency, rightMolarRelationship, leftMolarRelationship, overjet, overbite, openBite } = answers;
  const told: OrthoFieldsDto = {
    ...{ lips: lipsCompetency ?? null, overjet: overjet ?? null },
    ...{ molarRight: rightMolarRelationship ?? null, molarLeft: leftMolarRelationship ?? null },
    ...{ overbite: overbite ?? null, openBite: openBite ?? null },
  };
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== null));
}

/**
 * IOTN DHC with its letter and reason: from the last orthodontic exam, with what the history measured in its place.
 * Null as long as neither measured anything.
 */
export const needOf = (answers: Answers, exam: OrthoFieldsDto | null): IotnDto | null =>
  iotnOf({ ...exam, ...measuredIn(answers) });

/** The grade that holds: the clinician's, else the computed one. */
export const dhcOf = (answers: Answers, computed: Pick<IotnDto, 'dhc'> | null): string | null =>
  answers.iotnDhcGrade ?? computed?.dhc ?? null;
