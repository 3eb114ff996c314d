import { Injectable } from '@nestjs/common';
import type { Agreement, ProbeDuplicatesDto } from '@cuspid/patients/contracts/dto';
import { In, type EntityManager } from 'typeorm';
import { Patient } from './patient';
import { PatientTerm } from './patient-term';
import { distance } from './name-distance';
import { fold, nameWords, pairTerm, plainPhone } from './search-terms';
import { SearchWords } from './search-words';

const CANDIDATES = 200;
/** Words near each word of a name, and pairs of them, that are looked for. */
const [NEAR, PAIRS] = [10, 600];
const SHOWN = 5;
/** Letters that may differ in a name typed twice by different people. */
const TYPOS = 2;

export interface Likeness {
  patient: Patient;
  agrees: Agreement[];
  /** Names, birth date or phone agree so far that somebody must decide before saving. */
  isBlocking: boolean;
  score: number;
}

/** Finds people who may be registered already: the same phone, the same birthday, or the same name. */
@Injectable()
export class Duplicates {
  constructor(private readonly words: SearchWords) {}

  /** Likeliest first, at most five. */
  async like(db: EntityManager, probe: ProbeDuplicatesDto): Promise<Likeness[]> {
    const candidates = await this.candidates(db, probe);
    return candidates
      .map((patient) => compare(patient, probe))
      .filter(({ score }) => score >= 2)
      .sort((a, b) => b.score - a.score || a.patient.id - b.patient.id)
      .slice(0, SHOWN);
  }

  private async candidates(
    db: EntityManager,
    { phone, dateOfBirth, firstName, lastName }: ProbeDuplicatesDto,
  ): Promise<Patient[]> {
    const digits = phone ? plainPhone(phone) : '';
    const byPhone = digits.length >= 6 ? await this.having(db, [digits]) : [];
    const isNamed = !!firstName && !!lastName;
    const byName = isNamed ? await this.named(db, firstName, lastName) : [];
    // However common the name or the birthday: who has both is among those compared.
    const byBoth =
      isNamed && dateOfBirth
        ? await db.find(Patient, { where: { isActive: true, lastName, firstName, dateOfBirth }, take: CANDIDATES })
        : [];
    const byBirthday = dateOfBirth
      ? await db.find(Patient, { where: { dateOfBirth, isActive: true }, take: CANDIDATES })
      : [];
    const found = [...byBoth, ...byPhone, ...byName, ...byBirthday];
    return [...new Map(found.map((patient) => [patient.id, patient])).values()];
  }

  /** Active patients of this name, and of names near it: a slip in either, or another spelling of the same sound. */
  private async named(db: EntityManager, firstName: string, lastName: string): Promise<Patient[]> {
    const [first, last] = [nameWords(firstName), nameWords(lastName)];
    const near = await this.words.near(db, [...first, ...last]);
    const meant = (word: string) => [word, ...(near.get(word) ?? []).slice(0, NEAR)];
    const lasts = last.flatMap(meant);
    const pairs = first.flatMap(meant).flatMap((one) => lasts.map((other) => pairTerm(one, other)));
    const same = await this.having(db, [...new Set([...wordsOf(firstName), ...wordsOf(lastName)])]);
    return [...same, ...(await this.having(db, [...new Set(pairs)].slice(0, PAIRS), 1))];
  }

  /** Active patients who have every one of these terms, or `least` of them. */
  private async having(db: EntityManager, terms: string[], least = terms.length): Promise<Patient[]> {
    if (!terms.length) return [];
    const rows = await db
      .createQueryBuilder(PatientTerm, 'term')
      .select('term.patientId', 'id')
      .where('term.term in (:...terms)', { terms })
      .groupBy('term.patientId')
      .having('count(*) >= :least', { least })
      .limit(CANDIDATES)
      .getRawMany<{ id: number }>();
    return rows.length ? db.findBy(Patient, { id: In(rows.map(({ id }) => id)), isActive: true }) : [];
  }
}

/** The words of a name as they were typed. */
const wordsOf = (name: string) => name.split(/\s+/).map(fold).filter(Boolean);

/** What agrees between a record and what is being typed, and how much that weighs. */
export function compare(patient: Patient, probe: ProbeDuplicatesDto): Likeness {
  const first = nearness(patient.firstName, probe.firstName);
  const last = nearness(patient.lastName, probe.lastName);
  const sameDay = !!probe.dateOfBirth && patient.dateOfBirth === probe.dateOfBirth;
  const digits = probe.phone ? plainPhone(probe.phone) : '';
  const samePhone =
    digits.length >= 6 && [patient.phone, patient.otherPhone].some((known) => known && plainPhone(known) === digits);
  const agrees: Agreement[] = [
    ...(first === 'same' ? (['firstName'] as const) : []),
    ...(last === 'same' ? (['lastName'] as const) : []),
    ...(sameDay ? (['dateOfBirth'] as const) : []),
    ...(samePhone ? (['phone'] as const) : []),
  ];
  const named = first !== 'other' && last !== 'other';
  const isBlocking = (named && (sameDay || samePhone)) || (first !== 'other' && sameDay && samePhone);
  const weigh = (near: Nearness) => ({ same: 1, near: 0.8, other: 0 })[near];
  return {
    patient,
    agrees,
    isBlocking,
    score: weigh(first) + weigh(last) + (sameDay ? 1.2 : 0) + (samePhone ? 1.2 : 0),
  };
}

type Nearness = 'same' | 'near' | 'other';

function nearness(known: string, typed: string | null | undefined): Nearness {
  const [a, b] = [fold(known), fold(typed ?? '')];
  if (!a || !b) return 'other';
  if (a === b) return 'same';
  return Math.min(a.length, b.length) > 3 && distance(a, b) <= TYPOS ? 'near' : 'other';
}
