import { diffWordsWithSpace } from 'diff';
import { CASE } from '@cuspid/cases/contracts';
import type { ChangedWordsDto, ReferenceDto, SectionChangeDto, SectionDto } from '@cuspid/cases/contracts/dto';

/** Sections of two versions beside each other, in the order of the later one; what went stands where it was. */
export function sectionChanges(before: readonly SectionDto[], after: readonly SectionDto[]): SectionChangeDto[] {
  const old = numbered(before);
  const now = numbered(after);
  const keys = [...now.keys()];
  const rows = [...now].map(([key, { label, text }]) => change(label, old.get(key)?.text ?? null, text));
  let at = 0;
  for (const [key, { label, text }] of old) {
    const there = keys.indexOf(key);
    if (there >= 0) at = Math.max(at, there + 1);
    else {
      rows.splice(at, 0, change(label, text, null));
      keys.splice(at, 0, key);
      at += 1;
    }
  }
  return rows;
}

/** References that one version has and the other has not. */
export const referencesBeyond = (these: readonly ReferenceDto[], those: readonly ReferenceDto[]): ReferenceDto[] =>
  these.filter(({ kind, id }) => !those.some((one) => one.kind === kind && one.id === id));

/** A label may come twice: the second is another section than the first. */
function numbered(sections: readonly SectionDto[]): Map<string, SectionDto> {
  const seen = new Map<string, number>();
  return new Map(
    sections.map((section) => {
      const count = (seen.get(section.label) ?? 0) + 1;
      seen.set(section.label, count);
      return [`${count} ${section.label}`, section];
    }),
  );
}

function change(label: string, before: string | null, after: string | null): SectionChangeDto {
  if (before === null) return { label, kind: 'ADDED', before, after, words: [] };
  if (after === null) return { label, kind: 'REMOVED', before, after, words: [] };
  if (before === after) return { label, kind: 'SAME', before, after, words: [] };
  return { label, kind: 'CHANGED', before, after, words: words(before, after) };
}

function words(before: string, after: string): ChangedWordsDto[] {
  const parts = diffWordsWithSpace(before, after);
  // Two texts with nothing in common are told whole.
  if (parts.length > CASE.wordsMax) return [];
  return parts.map(({ value, added, removed }) => ({
    kind: added ? 'ADDED' : removed ? 'REMOVED' : 'SAME',
    text: value,
  }));
}
