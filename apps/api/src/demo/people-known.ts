import type { Gender, Origin } from './names';

/** A patient who is the same in every demo: names that try search and layout, and the people of the pictures. */
export interface KnownPerson {
  firstName: string;
  lastName: string;
  sex: Gender;
  origin: Origin;
  /** A birth date, or an age today. */
  born: string | number;
  phone?: string;
  /** Whose patient: the two main clinicians, or nobody's. */
  care: 'ortho' | 'surgeon' | 'nobody';
  /** Labels of alerts.ts. */
  alerts?: readonly string[];
}

const person = (
  [firstName, lastName]: readonly [string, string],
  sex: Gender,
  origin: Origin,
  born: string | number,
  care: KnownPerson['care'],
  more: Pick<KnownPerson, 'phone' | 'alerts'> = {},
): KnownPerson => ({ firstName, lastName, sex, origin, born, care, ...more });

export const KNOWN_PEOPLE: readonly KnownPerson[] = [
  person(['Dilani', 'Wickramasinghe'], 'FEMALE', 'sinhala', '1992-08-12', 'ortho', {
    phone: '077 451 2096',
    alerts: ['Penicillin', 'Asthma'],
  }),
  person(['Kavindi', 'Perera'], 'FEMALE', 'sinhala', 14, 'ortho', { phone: '071 802 4417', alerts: ['Latex'] }),
  person(['Mohamed', 'Rizwan'], 'MALE', 'muslim', 22, 'ortho', { phone: '076 330 1871' }),
  person(['Ranjith', 'Ekanayake'], 'MALE', 'sinhala', 58, 'surgeon', { phone: '071 266 9045', alerts: ['Warfarin'] }),
  person(['Jonas', 'Lindqvist'], 'MALE', 'international', 41, 'surgeon', { phone: '+46 70 551 38 20' }),
  person(['Sithara', 'Munasinghe'], 'FEMALE', 'sinhala', 29, 'nobody', { phone: '077 083 7742' }),
  person(['Emily', 'Hartley'], 'FEMALE', 'international', 27, 'ortho', { phone: '+44 7700 900142' }),
  person(['Wimal', 'Perera'], 'MALE', 'sinhala', 71, 'surgeon', {
    phone: '081 223 4580',
    alerts: ['Infective endocarditis risk', 'Type 2 diabetes'],
  }),
  // Registered as Jayasinghe; the desk types Jayasingha and is warned.
  person(['Ruwan', 'Jayasinghe'], 'MALE', 'sinhala', '1994-03-14', 'surgeon', { phone: '077 214 8830' }),
  person(['Ruwan', 'Jayasuriya'], 'MALE', 'sinhala', '1994-05-02', 'nobody', { phone: '077 214 9930' }),
  person(['නිමල්', 'පෙරේරා'], 'MALE', 'sinhala', 36, 'surgeon'),
  person(['கவிதா', 'செல்வராஜா'], 'FEMALE', 'tamil', 19, 'ortho'),
  person(['Siobhán', 'O’Brien'], 'FEMALE', 'international', 24, 'ortho', { phone: '+353 86 120 4471' }),
  person(['Zoë', 'Müller-Lüdenscheidt'], 'FEMALE', 'international', 12, 'ortho', { alerts: ['Nickel'] }),
  person(['José María', 'García Íñiguez'], 'MALE', 'international', 33, 'surgeon'),
  person(['Anne-Marie', 'van der Straaten'], 'FEMALE', 'burgher', 49, 'surgeon', { alerts: ['Latex', 'Asthma'] }),
  person(
    ['Warnakulasuriya Patabendige Ushantha Chaminda', 'Wickramasinghe Mudiyanselage Gunawardena'],
    'MALE',
    'sinhala',
    19,
    'ortho',
  ),
  person(['Li', 'Ng'], 'FEMALE', 'international', 21, 'ortho'),
];
