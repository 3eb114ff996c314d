import { Component, computed, input } from '@angular/core';

const TITLES = /^(dr|mr|mrs|ms|prof|rev)\.?\s+/i;

/** First letters of the first and the last name; a title is not a name. */
export function initialsOf(name: string): string {
  const words = name.trim().replace(TITLES, '').split(/\s+/).filter(Boolean);
  const first = words[0] ?? '';
  const last = words.length > 1 ? (words[words.length - 1] ?? '') : '';
  return `${[...first][0] ?? ''}${[...last][0] ?? ''}`.toUpperCase();
}

/** One of five tints, always the same for the same text. */
export function tintOf(text: string): number {
  let sum = 0;
  for (const char of text) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 9973;
  return (sum % 5) + 1;
}

/** Initials in a circle. The name is printed beside it everywhere, so it is hidden from screen readers. */
@Component({
  selector: 'cd-avatar',
  host: { class: 'inline-flex' },
  template: `<span [class]="style()" [title]="name()" aria-hidden="true">{{ initials() }}</span>`,
})
export class Avatar {
  readonly name = input.required<string>();
  readonly size = input<'small' | 'large'>('small');

  protected readonly initials = computed(() => initialsOf(this.name()));
  protected readonly style = computed(
    () => `avatar avatar-tint-${tintOf(this.name())}${this.size() === 'large' ? ' avatar-large' : ''}`,
  );
}
