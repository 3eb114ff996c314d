import type { BuiltIn } from './built-in';

/** The letters as they come with Cuspid, in Sinhala. */
export const si: BuiltIn = {
  BOOKED: {
    subject: '{{clinicName}} හි ඔබගේ හමුව: {{day}}',
    body: `ආදරණීය {{patientFirstName}},

{{clinicName}} හි ඔබ වෙනුවෙන් හමුවක් වෙන් කර ඇත:

{{day}}, {{time}}
{{clinicAddress}}

ඊට පසුව ඇති හමුවීම්: {{laterDates}}

ඔබ පැමිණෙන බව කරුණාකර අපට දන්වන්න: {{confirmLink}}
ඔබට පැමිණීමට නොහැකි නම්, එම වේලාව වෙනත් අයෙකුට ලබා දිය හැකි වන පරිදි කල් ඇතිව අවලංගු කරන්න: {{cancelLink}}
අපට දුරකථනයෙන් ද ඇමතිය හැක: {{clinicPhone}}

මෙම ලිපියේ ඇති ගොනුව මගින් හමුව ඔබගේ දින දර්ශනයට එක් කළ හැක.

{{clinicName}}

ඔබගේ හමුවීම් පිළිබඳ ලිපි තවදුරටත් අවශ්‍ය නොවේ නම්: {{optOutLink}}`,
  },
  MOVED: {
    subject: '{{clinicName}} හි ඔබගේ හමුව වෙනස් කර ඇත: {{day}}',
    body: `ආදරණීය {{patientFirstName}},

{{clinicName}} හි {{formerDay}}, {{formerTime}} ට තිබූ ඔබගේ හමුව වෙනත් වේලාවකට මාරු කර ඇත. නව වේලාව:

{{day}}, {{time}}
{{clinicAddress}}

ඔබ පැමිණෙන බව කරුණාකර අපට දන්වන්න: {{confirmLink}}
නව වේලාව ඔබට ගැලපෙන්නේ නැත්නම්: {{cancelLink}}
අපට දුරකථනයෙන් ද ඇමතිය හැක: {{clinicPhone}}

මෙම ලිපියේ ඇති ගොනුව මගින් ඔබගේ දින දර්ශනයේ හමුව නව වේලාවට මාරු වේ.

{{clinicName}}

ඔබගේ හමුවීම් පිළිබඳ ලිපි තවදුරටත් අවශ්‍ය නොවේ නම්: {{optOutLink}}`,
  },
  REMINDER: {
    subject: 'මතක් කිරීමක්: {{clinicName}} හි ඔබගේ හමුව, {{day}}',
    body: `ආදරණීය {{patientFirstName}},

{{clinicName}} හි ඔබගේ හමුව පිළිබඳව මෙයින් මතක් කර සිටිමු:

{{day}}, {{time}}
{{clinicAddress}}

ඔබ පැමිණෙන බව කරුණාකර අපට දන්වන්න: {{confirmLink}}
ඔබට පැමිණීමට නොහැකි නම්: {{cancelLink}}
අපට දුරකථනයෙන් ද ඇමතිය හැක: {{clinicPhone}}

{{clinicName}}

ඔබගේ හමුවීම් පිළිබඳ ලිපි තවදුරටත් අවශ්‍ය නොවේ නම්: {{optOutLink}}`,
  },
  CANCELLED: {
    subject: '{{clinicName}} හි ඔබගේ හමුව අවලංගු කර ඇත: {{day}}',
    body: `ආදරණීය {{patientFirstName}},

{{clinicName}} හි {{day}}, {{time}} ට තිබූ ඔබගේ හමුව අවලංගු කර ඇත. ඔබ පැමිණීම අවශ්‍ය නොවේ.

වෙනත් වේලාවක් වෙන් කර ගැනීමට කරුණාකර අපට කතා කරන්න: {{clinicPhone}}

මෙම ලිපියේ ඇති ගොනුව මගින් හමුව ඔබගේ දින දර්ශනයෙන් ඉවත් වේ.

{{clinicName}}

ඔබගේ හමුවීම් පිළිබඳ ලිපි තවදුරටත් අවශ්‍ය නොවේ නම්: {{optOutLink}}`,
  },
};
