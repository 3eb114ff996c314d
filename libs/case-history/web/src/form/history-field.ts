import { Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Choice } from '@cuspid/ui';
import { ruleOf, type FieldName } from '@cuspid/case-history/contracts';
import { HistoryWords } from '../history-words';
import { chosenIn, numberIn, worded } from './field-values';
import { HistoryDraft } from './history-draft';

/** More words than this are a list to open. */
const BUTTONS_MAX = 7;

const told = ({ min, max }: { min: number; max: number }) => ({ min: String(min).replace('-', '−'), max });

/** An answer: its name, and what is typed or chosen. */
@Component({
  selector: 'cd-history-field',
  imports: [Choice, TranslocoPipe],
  host: { class: 'block min-w-0' },
  templateUrl: './history-field.html',
})
export class HistoryField {
  readonly name = input.required<FieldName>();
  readonly readOnly = input(false);

  private readonly words = inject(HistoryWords);
  protected readonly draft = inject(HistoryDraft);
  protected readonly id = computed(() => `history-${this.name()}`);
  protected readonly rule = computed(() => ruleOf(this.name()));
  protected readonly value = computed(() => this.draft.answers()[this.name()]);
  protected readonly isChanged = computed(() => this.draft.changed().includes(this.name()));
  protected readonly look = computed(() => {
    const rule = this.rule();
    if (rule.kind === 'millimetres') return 'number';
    return rule.kind === 'choice' && rule.values.length > BUTTONS_MAX ? 'list' : rule.kind;
  });
  protected readonly isLabel = computed(() => !['choice', 'choices', 'flag'].includes(this.look()));
  /** A number as it was typed last: «-0» is on its way to «-0.5». */
  private readonly raw = signal('');
  protected readonly text = computed(() => {
    const wrong = this.draft.wrong()[this.name()];
    const value = this.value();
    const isTyped = typeof value === 'number' && numberIn(this.name(), this.raw()) === value;
    if (wrong === undefined && isTyped) return this.raw();
    return wrong ?? (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
  });
  protected readonly options = computed(() => {
    const rule = this.rule();
    const values = 'values' in rule ? rule.values : [];
    return values.map((value) => ({ value, label: this.words.value(this.name(), value) }));
  });
  protected readonly chosen = computed(() => chosenIn(this.value()));
  protected readonly limits = computed(() => {
    const rule = this.rule();
    return 'min' in rule ? { min: rule.min, max: rule.max } : null;
  });
  /** «mm, −15 to 20». */
  protected readonly range = computed(() => {
    const limits = this.limits();
    if (!limits) return null;
    return this.words.say(`range.${this.rule().kind}`, told(limits));
  });
  protected readonly max = computed(() => {
    const rule = this.rule();
    return rule.kind === 'text' ? rule.max : null;
  });
  /** What is wrong with it, in words. */
  protected readonly fault = computed(() => {
    const refused = this.draft.refusals().get(this.name());
    if (refused) return refused;
    const limits = this.limits();
    if (this.draft.wrong()[this.name()] === undefined || !limits) return null;
    return this.words.say(`wrong.${this.rule().kind}`, told(limits));
  });
  protected readonly described = computed(
    () =>
      [this.range() && `${this.id()}-range`, this.fault() && `${this.id()}-fault`].filter(Boolean).join(' ') || null,
  );

  protected write(text: string): void {
    this.draft.write(this.name(), text || null);
  }

  protected writeNumber(text: string): void {
    this.raw.set(text);
    const value = numberIn(this.name(), text);
    if (value === undefined) this.draft.writeWrong(this.name(), text);
    else this.draft.write(this.name(), value);
  }

  protected choose(word: string): void {
    const name = this.name();
    this.draft.write(name, word ? worded(name, word)[name] : null);
  }

  protected toggle(word: string): void {
    const name = this.name();
    const chosen = this.chosen();
    const next = chosen.includes(word) ? chosen.filter((one) => one !== word) : [...chosen, word];
    this.draft.write(name, next.length ? worded(name, next)[name] : null);
  }

  protected flag(isSet: boolean): void {
    this.draft.write(this.name(), isSet ? true : null);
  }
}
