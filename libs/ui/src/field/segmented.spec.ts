import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { form, FormField, required } from '@angular/forms/signals';
import { Field } from './field';
import { Segmented } from './segmented';
import { TextInput } from './text-input';

@Component({
  selector: 'cd-segmented-host',
  imports: [Field, FormField, Segmented, TextInput],
  template: `
    <cd-field label="Sex" [of]="form.sex"><cd-segmented [options]="options" [formField]="form.sex" /></cd-field>
    <cd-field label="Name" hint="As on the ID" [of]="form.name"><input cdInput [formField]="form.name" /></cd-field>
  `,
})
class SegmentedHost {
  readonly options = ['MALE', 'FEMALE', 'OTHER'].map((value) => ({ value, label: value }));
  readonly model = signal<{ sex: string | null; name: string }>({ sex: null, name: '' });
  readonly form = form(this.model, (path) => required(path.name, { message: 'Enter a name' }));
}

describe('a segmented control', () => {
  async function shown() {
    const fixture = TestBed.createComponent(SegmentedHost);
    document.body.append(fixture.nativeElement);
    await fixture.whenStable();
    const element: HTMLElement = fixture.nativeElement;
    const radios = [...element.querySelectorAll<HTMLButtonElement>('[role=radio]')];
    const press = async (key: string) => {
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      await fixture.whenStable();
    };
    return { fixture, element, radios, press };
  }

  it('is one stop of Tab; arrows choose and go round', async () => {
    const { fixture, radios, press } = await shown();
    expect(radios.map((radio) => radio.tabIndex)).toEqual([0, -1, -1]);
    radios[0]?.focus();
    await press('ArrowLeft');
    expect(fixture.componentInstance.model().sex).toBe('OTHER');
    expect(document.activeElement).toBe(radios[2]);
    await press('ArrowRight');
    await press('ArrowDown');
    expect(fixture.componentInstance.model().sex).toBe('FEMALE');
    expect(radios.map((radio) => radio.tabIndex)).toEqual([-1, 0, -1]);
    expect(radios.map((radio) => radio.getAttribute('aria-checked'))).toEqual(['false', 'true', 'false']);
  });

  it('is named by its field’s label', async () => {
    const { element } = await shown();
    const label = element.querySelector('[role=radiogroup]')?.getAttribute('aria-labelledby');
    expect(element.querySelector(`#${label}`)?.textContent?.trim()).toBe('Sex');
  });
});

describe('a field', () => {
  it('describes its control by the hint, then by the error once it was left', async () => {
    const fixture = TestBed.createComponent(SegmentedHost);
    document.body.append(fixture.nativeElement);
    await fixture.whenStable();
    const input: HTMLInputElement = fixture.nativeElement.querySelector('input');
    const described = () => document.getElementById(input.getAttribute('aria-describedby') ?? '')?.textContent?.trim();
    expect(described()).toBe('As on the ID');
    expect(input.getAttribute('aria-invalid')).toBeNull();
    input.focus();
    input.blur();
    await fixture.whenStable();
    expect(described()).toBe('Enter a name');
    expect(input.getAttribute('aria-invalid')).toBe('true');
  });
});
