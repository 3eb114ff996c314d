import { TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import english from '../i18n/en.json';
import { inserted, openPrompts, promptFrom } from './prompts';
import { WordDiff, wordDiff } from './word-diff';

describe('the text of a note', () => {
  it('prompts are stepped through in their order and back, and the last one lets Tab go on', () => {
    const text = 'Complaint: [[what]]. Since [[when]]. Done.';
    expect(openPrompts(text)).toEqual(['what', 'when']);
    const first = promptFrom(text, { start: 0, end: 0 });
    expect(first && text.slice(first.start, first.end)).toBe('[[what]]');
    const second = first && promptFrom(text, first);
    expect(second && text.slice(second.start, second.end)).toBe('[[when]]');
    expect(second && promptFrom(text, second)).toBeNull();
    expect(second && promptFrom(text, second, -1)).toEqual(first);
    expect(first && promptFrom(text, first, -1)).toBeNull();
    expect(promptFrom('Nothing is asked.', { start: 3, end: 3 })).toBeNull();
  });

  it('what is put in stands on lines of its own', () => {
    expect(inserted('Seen.', { start: 5, end: 5 }, 'Caries 16.')).toEqual({ text: 'Seen.\nCaries 16.', start: 6 });
    expect(inserted('', { start: 0, end: 0 }, 'Caries 16.')).toEqual({ text: 'Caries 16.', start: 0 });
    expect(inserted('ab', { start: 1, end: 1 }, 'x').text).toBe('a\nx\nb');
  });

  it('a changed word is told as a word', () => {
    expect(wordDiff('Caries of 16 mesial.', 'Caries of 17 mesial.')).toEqual([
      { kind: 'same', text: 'Caries of ' },
      { kind: 'removed', text: '16' },
      { kind: 'added', text: '17' },
      { kind: 'same', text: ' mesial.' },
    ]);
  });
});

describe('the difference of two versions', () => {
  it('is shown with the blanks the texts have and no others, and told in words too', async () => {
    const words = TestBed.inject(TranslocoService);
    await firstValueFrom(words.load('en'));
    words.setTranslation({ notes: english }, 'en');
    const fixture = TestBed.createComponent(WordDiff);
    fixture.componentRef.setInput('before', 'Caries of 16.');
    fixture.componentRef.setInput('after', 'Caries of 17.');
    TestBed.tick();
    const page: HTMLElement = fixture.nativeElement;
    expect(page.textContent).toBe('Caries of removed:16added:17.');
    expect(page.querySelector('ins')?.textContent).toBe('added:17');
  });
});
