/** Words for what a mail server answered, the first that fits; keys below `letters.answer`. */
const ANSWERS: readonly [RegExp, string][] = [
  [/without an answer/i, 'perhaps'],
  [/552 to|larger/, 'tooLarge'],
  [/exactly one plain|5\d\d to RCPT/, 'address'],
  [/53\d to|to AUTH/, 'signIn'],
  [/refused the letter/, 'refused'],
  [/answered 4\d\d/, 'later'],
  [/answered 5\d\d/, 'clinic'],
  [/could not be reached|went silent/, 'unreachable'],
];

/** The words for an answer of the mail server, and undefined for one nobody has words for: then it stands as it is. */
export const answerKey = (said: string): string | undefined => ANSWERS.find(([pattern]) => pattern.test(said))?.[1];
