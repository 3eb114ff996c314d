import type { BuiltIn } from './built-in';

/** The letters as they come with Cuspid, in English. */
export const en: BuiltIn = {
  BOOKED: {
    subject: 'Your visit at {{clinicName}} on {{day}}',
    body: `Dear {{patientFirstName}},

we have booked a visit for you at {{clinicName}}:

{{day}}, {{time}}
{{clinicAddress}}

The visits after it: {{laterDates}}

Please tell us that you will come: {{confirmLink}}
If you cannot come, please cancel in time, so that somebody else can have the place: {{cancelLink}}
You can also call us: {{clinicPhone}}

The file in this letter puts the visit into your calendar.

{{clinicName}}

If you do not want letters about your visits any more: {{optOutLink}}`,
  },
  MOVED: {
    subject: 'Your visit at {{clinicName}} has been moved to {{day}}',
    body: `Dear {{patientFirstName}},

your visit at {{clinicName}} on {{formerDay}}, {{formerTime}} has been moved. It is now on:

{{day}}, {{time}}
{{clinicAddress}}

Please tell us that you will come: {{confirmLink}}
If the new time does not suit you: {{cancelLink}}
You can also call us: {{clinicPhone}}

The file in this letter moves the visit in your calendar.

{{clinicName}}

If you do not want letters about your visits any more: {{optOutLink}}`,
  },
  REMINDER: {
    subject: 'Reminder: your visit at {{clinicName}} on {{day}}',
    body: `Dear {{patientFirstName}},

this is a reminder of your visit at {{clinicName}}:

{{day}}, {{time}}
{{clinicAddress}}

Please tell us that you will come: {{confirmLink}}
If you cannot come: {{cancelLink}}
You can also call us: {{clinicPhone}}

{{clinicName}}

If you do not want letters about your visits any more: {{optOutLink}}`,
  },
  CANCELLED: {
    subject: 'Your visit at {{clinicName}} on {{day}} is cancelled',
    body: `Dear {{patientFirstName}},

your visit at {{clinicName}} on {{day}}, {{time}} is cancelled. You need not come.

For another time, please call us: {{clinicPhone}}

The file in this letter takes the visit out of your calendar.

{{clinicName}}

If you do not want letters about your visits any more: {{optOutLink}}`,
  },
};
