import type { Problem } from '@cuspid/platform/web';

/** Why a change was refused, in one sentence: the field's, else the problem's, else the page's own. */
export const sentenceOf = ({ errors, detail }: Problem, otherwise: string): string =>
  errors[0]?.message ?? detail ?? otherwise;
