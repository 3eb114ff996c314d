import { createHash } from 'node:crypto';
import { IMPORT_ERRORS_HEADING, IMPORT_FIELDS, type ImportField, type ImportTarget } from '@cuspid/patients/contracts';

/** What other programs call the fields, besides the names of our own file. */
const CALLED: Record<ImportField, string> = {
  patientCode:
    'code id patientid patientno patientnumber recordno recordnumber fileno filenumber mrn hospitalno regno registrationno cardno chartno chartnumber',
  firstName: 'first given givenname givennames forename forenames othernames',
  lastName: 'last surname familyname family',
  dateOfBirth: 'dob birthdate birthday birth born dateborn',
  isBirthDateEstimated: 'birthdateestimated estimated',
  age: 'ageyears ageinyears years',
  sex: 'gender mf',
  phone:
    'mobile mobilephone mobileno mobilenumber cell cellphone tel telephone telephoneno telephonenumber phoneno phonenumber phone1 contact contactno contactnumber',
  otherPhone: 'phone2 secondphone alternativephone home homephone landline work workphone',
  email: 'mail emailaddress',
  address: 'street streetaddress homeaddress postaladdress',
  province: 'region state county',
  guardianName: 'guardian parent parentname parentorguardian',
  guardianPhone: 'guardianmobile guardiancontact parentphone',
  emergencyName: 'emergencycontact emergencycontactname nextofkin kin',
  emergencyPhone: 'emergencycontactphone emergencynumber nextofkinphone',
  isInsuranceVerified: 'insurance insuranceverified insured',
  language: 'preferredlanguage lang',
  isReminderOptOut: 'reminderoptout noreminders optout',
  clinicalStatus: 'status treatmentstatus',
  registeredAt:
    'registered registrationdate dateregistered dateofregistration registeredon joined firstvisit created createdat',
};

const plain = (heading: string) =>
  heading
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '');

const FIELDS = new Map<string, ImportField>(
  IMPORT_FIELDS.flatMap((field) => [field, ...CALLED[field].split(' ')].map((name) => [plain(name), field] as const)),
);

/** What each column probably is, by its heading; a field is given to the first that bears its name. */
export function targetsOf(headings: readonly string[]): ImportTarget[] {
  const given = new Set<ImportField>();
  return headings.map((heading) => {
    const field = FIELDS.get(plain(heading));
    if (!field || given.has(field)) return 'IGNORE';
    given.add(field);
    return field;
  });
}

/** The same for files with the same headings in the same order; the column we ourselves add to refused rows left out. */
export function headingHash(headings: readonly string[]): string {
  const own = headings.filter((heading) => heading !== IMPORT_ERRORS_HEADING).map(plain);
  return createHash('sha256').update(JSON.stringify(own)).digest('hex');
}
