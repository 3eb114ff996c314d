import { answersIn, settled, type Answers, type Section } from '@cuspid/case-history/contracts';
import type { HistorySignatureDto } from '@cuspid/case-history/contracts/dto';
import { canonicalJson, hashOf } from '@cuspid/dental-chart/api';
import type { CaseHistoryVersion } from './case-history-version';
import { HistoryDamaged } from './history-errors';

export const HISTORY_FORMAT = 'cuspid-case-history/1';

/** IOTN DHC as it was computed when the version was saved, and from which exam. */
export interface FrozenNeed {
  dhc: string;
  because: string;
  examinedOn: string | null;
}

/** All that a version keeps. Whose it is and its number are not in it: a merge of two records changes both. */
export interface HistoryContent {
  format: typeof HISTORY_FORMAT;
  savedAt: string;
  savedBy: { id: number; name: string };
  answers: Answers;
  signatures: HistorySignatureDto[];
  need: FrozenNeed | null;
}

/** What a history says before it was ever saved. */
export const NOTHING: Pick<HistoryContent, 'answers' | 'signatures' | 'need'> = {
  answers: {},
  signatures: [],
  need: null,
};

/** SHA-256 of what a section says: what a signature is given over. */
export const sectionHash = (section: Section, answers: Answers): string =>
  hashOf(canonicalJson({ section, answers: answersIn(section, answers) }));

/** The columns of a save. */
export function freeze(
  what: Omit<HistoryContent, 'format'>,
): Pick<CaseHistoryVersion, 'content' | 'contentHash' | 'recordedAt' | 'recordedById'> {
  const content = canonicalJson({
    ...what,
    format: HISTORY_FORMAT,
    answers: settled(what.answers),
  } satisfies HistoryContent);
  return {
    ...{ content, contentHash: hashOf(content) },
    ...{ recordedAt: new Date(what.savedAt), recordedById: what.savedBy.id },
  };
}

/** What a version says; null when it is no longer what was saved, in its content or in what stands beside it. */
export function readContent(row: CaseHistoryVersion): HistoryContent | null {
  if (hashOf(row.content) !== row.contentHash) return null;
  const content: HistoryContent = JSON.parse(row.content);
  const isSame = content.savedAt === row.recordedAt.toISOString() && content.savedBy.id === row.recordedById;
  return isSame ? content : null;
}

/** What a version says. Errors: `HistoryDamaged`. */
export function contentOf(row: CaseHistoryVersion): HistoryContent {
  const content = readContent(row);
  if (!content) throw new HistoryDamaged();
  return content;
}
