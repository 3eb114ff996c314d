import { createHash } from 'node:crypto';
import type { ChartIndicesDto, FindingDto, ToothDto } from '@cuspid/dental-chart/contracts/dto';
import { TEETH, toothSentence, type DentitionView } from '@cuspid/odontogram';
import type { Patient } from '@cuspid/patients/api';
import type { ChartMoment } from '../chart.service';
import { dentitionOf, indicesOf } from '../dentition';

/** What a chart says on one day: the same words as the API's, without anything that depends on who asks and when. */
export interface ChartFacts {
  asOf: string;
  /** Number of acts it is made of. */
  version: number;
  dentition: DentitionView;
  teeth: ToothDto[];
  findings: FindingDto[];
  indices: ChartIndicesDto;
  /** Whose mouth it is, by what identified them then. */
  patient: Pick<Patient, 'patientCode' | 'firstName' | 'lastName' | 'dateOfBirth' | 'sex'>;
}

export function factsOf({ state, patient, asOf, version, history }: ChartMoment): ChartFacts {
  const { patientCode, firstName, lastName, dateOfBirth, sex } = patient;
  return {
    asOf,
    version,
    dentition: dentitionOf(state, patient, asOf),
    teeth: TEETH.map((tooth) => ({
      tooth,
      presence: state.teeth[tooth].presence,
      sentence: toothSentence(tooth, state.teeth[tooth].findings),
    })),
    findings: history.shown(state),
    indices: indicesOf(state, patient, asOf),
    patient: { patientCode, firstName, lastName, dateOfBirth, sex },
  };
}

/**
 * A value as JSON that is the same wherever and whenever it is written: keys in the order of their UTF-16 units, no
 * white space, numbers and strings as ECMAScript writes them (RFC 8785).
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, one: unknown) =>
    one !== null && typeof one === 'object' && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}

/** SHA-256 of a text's UTF-8 bytes, in hex. */
export const hashOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** What two prints of one chart share, however they are laid out and whoever prints them. */
export const hashOfChart = (facts: ChartFacts): string => hashOf(canonicalJson(facts));
