import { Injectable } from '@nestjs/common';
import type { Tx } from '@cuspid/platform/database';
import { Clinic } from '@cuspid/settings/api';
import { In } from 'typeorm';
import { Patient } from '../patient';
import { patientCode } from '../patient-code';
import { nextNumbers, Sequence } from '../sequence';

const SEQUENCE = 'patient-code';
/** Our own codes beyond this are somebody's invention, and would make everybody's longer. */
const HIGHEST = 10_000_000;

/** Codes of people who come many at a time. */
@Injectable()
export class ImportCodes {
  constructor(private readonly clinic: Clinic) {}

  /** Codes nobody has and nobody in the file has been given. */
  async free(tx: Tx, count: number, reserved: ReadonlySet<string>): Promise<string[]> {
    const { codePrefix } = await this.clinic.setting(tx);
    const free: string[] = [];
    while (free.length < count) {
      const numbers = await nextNumbers(tx, SEQUENCE, count - free.length);
      const drawn = numbers.map((number) => patientCode(codePrefix, number)).filter((code) => !reserved.has(code));
      const taken = await tx.find(Patient, { where: { patientCode: In(drawn) }, select: { patientCode: true } });
      const isTaken = new Set(taken.map((patient) => patient.patientCode));
      free.push(...drawn.filter((code) => !isTaken.has(code)));
    }
    return free;
  }

  /** Lets the count go on after codes of our own form that came with the file: the next one drawn at the desk is free. */
  async passOver(tx: Tx, codes: readonly string[]): Promise<void> {
    const { codePrefix } = await this.clinic.setting(tx);
    const highest = codes.reduce((most, code) => Math.max(most, numberIn(code, codePrefix)), 0);
    if (!highest) return;
    const known = await tx.findOneBy(Sequence, { name: SEQUENCE });
    if (known && known.value < highest) await tx.update(Sequence, { name: SEQUENCE }, { value: highest });
  }
}

/** The number in a code of our own form, its check digit right; 0 for any other code. */
function numberIn(code: string, prefix: string): number {
  const digits = code.startsWith(`${prefix}-`) ? code.slice(prefix.length + 1) : '';
  const number = /^\d{6,9}$/.test(digits) ? Number(digits.slice(0, -1)) : 0;
  return number <= HIGHEST && patientCode(prefix, number) === code ? number : 0;
}
