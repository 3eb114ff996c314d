import type { TemplateProblem } from '@cuspid/letters/contracts';

/** What is wrong with what stands in braces. */
export const PROBLEM_SAYS: Readonly<Record<TemplateProblem['what'], string>> = {
  unknown: 'is nothing this letter can hold',
  triple: 'has more than two braces: a letter escapes every value',
  block: 'is a block: a letter is plain text with values in it',
  partial: 'is a part of another text: there are none',
  comment: 'is a comment: a letter holds what its reader sees',
  open: 'is opened and not closed, or closed and not opened, on its line',
  escaped: 'has a backslash before it, which would make it plain text',
};
