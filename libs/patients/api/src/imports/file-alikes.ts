import { IMPORT } from '@cuspid/patients/contracts';
import { fold, plainPhone } from '../search-terms';
import { alikenessOf, isNamesake, type Alikeness, type Compared } from './likenesses';

/** More people than this with one birthday or phone are only compared with their namesakes. */
const CROWD = 300;
const PHONE_MIN = 6;

interface Seen {
  number: number;
  person: Compared;
}

/** The rows of a file so far, to find in it who comes twice. */
export class FileAlikes {
  private readonly known = new Map<string, Seen[]>();
  private readonly codes = new Map<string, Seen>();

  /** The earlier rows this one may be, likeliest first. */
  like(person: Compared): (Seen & Alikeness)[] {
    const [namesake = '', ...keys] = keysOf(person);
    const found = new Set(this.known.get(namesake));
    for (const key of keys) {
      const seen = this.known.get(key) ?? [];
      if (seen.length <= CROWD) seen.forEach((one) => found.add(one));
    }
    return [...found]
      .flatMap((seen) => {
        const alikeness = alikenessOf(seen.person, person);
        return alikeness ? [{ ...seen, ...alikeness }] : [];
      })
      .sort((a, b) => b.score - a.score || a.number - b.number)
      .slice(0, IMPORT.alikeMax);
  }

  /** The earlier row that has the code, and whether it is the same name. */
  owner(code: string | null, person: Compared): (Seen & { isNamesake: boolean }) | null {
    const seen = code === null ? undefined : this.codes.get(code);
    return seen ? { ...seen, isNamesake: isNamesake(seen.person, person) } : null;
  }

  add(number: number, person: Compared, code: string | null): void {
    const seen = { number, person };
    if (code !== null && !this.codes.has(code)) this.codes.set(code, seen);
    for (const key of keysOf(person)) {
      const known = this.known.get(key);
      if (known) known.push(seen);
      else this.known.set(key, [seen]);
    }
  }
}

/** What two rows must share to be compared: the names, or a birthday, or a phone. */
function keysOf({ firstName, lastName, dateOfBirth, phone, otherPhone }: Compared): string[] {
  const phones = [phone, otherPhone].flatMap((one) => (one ? [plainPhone(one)] : []));
  return [
    `name ${fold(firstName)} ${fold(lastName)}`,
    ...(dateOfBirth ? [`born ${dateOfBirth}`] : []),
    ...[...new Set(phones)].filter((digits) => digits.length >= PHONE_MIN).map((digits) => `phone ${digits}`),
  ];
}
