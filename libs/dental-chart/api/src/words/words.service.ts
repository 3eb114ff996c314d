import { Injectable } from '@nestjs/common';
import { Audit, changed } from '@cuspid/audit/api';
import type {
  AddChartWordDto,
  ChartWordDto,
  ChartWordsDto,
  EditChartWordDto,
} from '@cuspid/dental-chart/contracts/dto';
import { CLINIC_WORDS, CodeBook, plainWord, wordFault, type ClinicWord } from '@cuspid/odontogram';
import { Database, Events, NotFound, StaleVersion, type Actor } from '@cuspid/platform/api';
import { isDuplicate, type Tx } from '@cuspid/platform/database';
import { ChartWord } from './chart-word';
import { TooManyWords, WordNotPossible } from './word-errors';

/** The clinic's own words in the line of the chart. Each is tested against the vocabulary and the others when it is saved. */
@Injectable()
export class ChartWords {
  constructor(
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly events: Events,
  ) {}

  async list(): Promise<ChartWordsDto> {
    const words = await this.db.source.manager.find(ChartWord, { order: { plain: 'ASC' }, take: CLINIC_WORDS.max });
    return { items: words.map((word) => word.toDto()) };
  }

  /** What the grammar reads beside the vocabulary. */
  async book(): Promise<CodeBook> {
    return new CodeBook((await this.list()).items);
  }

  add(me: Actor, what: AddChartWordDto): Promise<ChartWordDto> {
    return this.db.transaction(me, async (tx) => {
      const word = await this.keep(tx, tx.create(ChartWord, columns(what)));
      await this.audit.record(tx, me, 'chart-word.added', { ...about(word), after: { ...what } });
      return word.toDto();
    });
  }

  edit(me: Actor, id: number, version: number, what: EditChartWordDto): Promise<ChartWordDto> {
    return this.db.transaction(me, async (tx) => {
      const word = await claim(tx, id);
      if (word.version !== version) throw new StaleVersion(word.version);
      const difference = changed<object>({ word: word.word, standsFor: word.standsFor }, { ...what });
      if (!Object.keys(difference.after).length) return word.toDto();
      Object.assign(word, columns({ ...word, ...what }), { version: version + 1 });
      await this.keep(tx, word);
      await this.audit.record(tx, me, 'chart-word.changed', { ...about(word), ...difference });
      return word.toDto();
    });
  }

  /** What was typed with the word stays as it was recorded. */
  remove(me: Actor, id: number): Promise<void> {
    return this.db.transaction(me, async (tx) => {
      const word = await claim(tx, id);
      await tx.delete(ChartWord, { id });
      const before = { word: word.word, standsFor: word.standsFor };
      await this.audit.record(tx, me, 'chart-word.removed', { ...about(word), before });
      await this.events.publish(tx, 'chart', {});
    });
  }

  /** Saves first and looks at the others afterwards, locked: of two that are saved at once, one sees the other. */
  private async keep(tx: Tx, word: ChartWord): Promise<ChartWord> {
    refuseUnless(word, []);
    try {
      await tx.save(word);
    } catch (error) {
      if (isDuplicate(error, 'chart_word_plain')) refuseUnless(word, [word]);
      throw error;
    }
    const all = await tx.find(ChartWord, { lock: { mode: 'pessimistic_write' } });
    if (all.length > CLINIC_WORDS.max) throw new TooManyWords();
    refuseUnless(
      word,
      all.filter(({ id }) => id !== word.id),
    );
    await this.events.publish(tx, 'chart', {});
    return word;
  }
}

const about = ({ id }: ChartWord) => ({ entity: 'chart-word', id });

function refuseUnless(word: ClinicWord, others: readonly ClinicWord[]): void {
  const fault = wordFault(word, others);
  if (fault) throw new WordNotPossible(fault);
}

function columns({ word, standsFor }: ClinicWord): Pick<ChartWord, 'word' | 'plain' | 'standsFor'> {
  const written = word.normalize('NFC').replace(/\s+/g, ' ');
  return { word: written, plain: plainWord(written), standsFor };
}

async function claim(tx: Tx, id: number): Promise<ChartWord> {
  const word = await tx.findOne(ChartWord, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!word) throw new NotFound();
  return word;
}
