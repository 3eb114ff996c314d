import { form, maxLength, schema, apply, applyEach, validate } from '@angular/forms/signals';
import type { WritableSignal } from '@angular/core';
import { PATIENT } from '@cuspid/patients/contracts';
import { personRules } from '../person/person-rules';
import type { AllergyRow, Registration } from './draft';

const allergyRules = schema<AllergyRow>((row) => {
  maxLength(row.label, PATIENT.alertLabelMax);
  maxLength(row.note, PATIENT.alertNoteMax);
});

/** The form around a draft, with what is checked while typing. */
export function registrationForm(
  model: WritableSignal<Registration>,
  say: (key: string) => string,
  today: () => string,
) {
  return form(model, (path) => {
    apply(path.person, personRules({ say, today, needsBirth: true }));
    applyEach(path.allergies, allergyRules);
    maxLength(path.person.patientCode, PATIENT.codeMax);
    validate(path.allergyState, ({ value, valueOf }) =>
      value() === 'LISTED' && !valueOf(path.allergies).some((row) => row.label.trim())
        ? { kind: 'allergies', message: say('need.allergy') }
        : null,
    );
  });
}
