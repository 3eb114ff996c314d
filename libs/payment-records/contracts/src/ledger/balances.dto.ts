import { Day, Id, Int, ListOf, Text } from '@cuspid/platform/contracts/dto';

/** Most patients whose balances are asked for at once. */
const PATIENTS_MAX = 100;
const CURRENCIES_MAX = 20;
const signed = { min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER } as const;

/** Whose balances: a page of a list. */
export class BalancesFilter {
  @Text({
    max: PATIENTS_MAX * 11,
    pattern: { matches: /^[1-9]\d{0,9}(,[1-9]\d{0,9}){0,99}$/, says: 'must be up to 100 ids of patients, by commas' },
    example: '1,2',
    description: 'Ids of patients, by commas. Who is not there, or not the caller’s to see, is left out',
  })
  patientIds!: string;
}

/** Where a patient stands now, in one currency. */
export class PatientBalanceDto {
  @Id() patientId!: number;
  @Text({ min: 3, max: 3, example: 'LKR', description: 'ISO 4217' }) currency!: string;
  @Int({ ...signed, description: 'Minor units. What the patient owes; below nothing: what the clinic owes' })
  balanceMinor!: number;
  @Day({ nullable: true }) openSince!: string | null;
  @Day({ description: 'Of the newest line of the ledger, in any currency' }) lastOn!: string;
}

/** Balances of a page of patients. Who has none in the ledger is not among them. */
export class PatientBalancesDto {
  @ListOf(() => PatientBalanceDto, { max: PATIENTS_MAX * CURRENCIES_MAX }) items!: PatientBalanceDto[];
}
