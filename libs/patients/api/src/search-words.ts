import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { keysAsked } from './search-keys';
import { OTHERWISE, wordCost } from './search-rank';
import { SearchKey } from './search-word';

/** Words that share a key with what was typed, looked at one by one; the nearest of them that are searched for. */
const [LOOKED_AT, NEAREST] = [4_000, 24];

/** The words of all names, each once: what somebody may have meant. */
@Injectable()
export class SearchWords {
  /** Words near each of these names but written otherwise, nearest first. */
  async near(db: EntityManager, names: readonly string[]): Promise<Map<string, string[]>> {
    const asked = new Map(names.map((name) => [name, new Set(keysAsked(name))]));
    const letters = [...new Set([...asked.values()].flatMap((keys) => [...keys]))];
    const rows = letters.length ? await db.find(SearchKey, { where: { letters: In(letters) }, take: LOOKED_AT }) : [];
    return new Map(
      names.map((name) => {
        const words = rows.flatMap((row) => (asked.get(name)?.has(row.letters) ? [row.word] : []));
        return [name, nearestOf(name, [...new Set(words)])];
      }),
    );
  }

  /** The words that begin like this, unless there are more than `most`. */
  async beginning(db: EntityManager, name: string, most: number): Promise<string[] | null> {
    const rows: { word: string }[] = await db.query('select word from search_word where word like ? limit ?', [
      `${name}%`,
      most + 1,
    ]);
    return rows.length > most ? null : rows.map(({ word }) => word);
  }
}

function nearestOf(name: string, words: readonly string[]): string[] {
  return words
    .map((word) => ({ word, cost: wordCost(name, word) }))
    .filter(({ cost }) => cost !== null && cost >= OTHERWISE)
    .sort((a, b) => (a.cost ?? 0) - (b.cost ?? 0) || a.word.length - b.word.length || (a.word < b.word ? -1 : 1))
    .slice(0, NEAREST)
    .map(({ word }) => word);
}
