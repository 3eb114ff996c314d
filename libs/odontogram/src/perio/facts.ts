/** What an exam does not know; nothing of it is guessed, and each is optional. */
export interface PatientFacts {
  /** Teeth lost because of periodontitis. */
  readonly missingDueToPerio?: number | null;
  /** Radiographic bone loss at the worst site, % of root length. */
  readonly boneLossPercent?: number | null;
  /** Years. */
  readonly age?: number | null;
  readonly smokerPerDay?: number | null;
  readonly hasDiabetes?: boolean | null;
  /** %. */
  readonly hba1c?: number | null;
  /** `rehabilitation`: bite collapse, drifting, fewer than 20 teeth or the like call for complex rehabilitation. */
  readonly complexity?: { readonly rehabilitation?: boolean } | null;
}
