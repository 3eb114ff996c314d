import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { speakEnglish } from '../testing';
import { PatientPicker, type PickedPatient } from './patient-picker';

const named = (id: number, lastName: string) => ({
  ...{ id, firstName: 'Ann', lastName, patientCode: `PT-00000${id}`, dateOfBirth: '1990-01-01', phone: null },
});

async function picker() {
  TestBed.configureTestingModule({ providers: [provideRouter([]), provideHttpClient(), provideHttpClientTesting()] });
  await speakEnglish();
  const server = TestBed.inject(HttpTestingController);
  const made = TestBed.createComponent(PatientPicker);
  const chosen: (PickedPatient | null)[] = [];
  made.componentInstance.chosen.subscribe((patient) => chosen.push(patient));
  TestBed.tick();
  const box: HTMLInputElement = made.nativeElement.querySelector('input');
  const settle = async (ms = 0) => {
    await new Promise((resolve) => setTimeout(resolve, ms));
    TestBed.tick();
  };
  const type = async (text: string) => {
    box.value = text;
    box.dispatchEvent(new Event('input', { bubbles: true }));
    await settle(150);
  };
  const enter = () =>
    box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
  const answer = async (text: string, ...items: ReturnType<typeof named>[]) => {
    server.expectOne(({ params }) => params.get('q') === text).flush({ items, nextCursor: null });
    await settle();
  };
  return { chosen, type, enter, answer };
}

describe('Enter before the answer', () => {
  it('takes the one who is found', async () => {
    const { chosen, type, enter, answer } = await picker();
    await type('silva');
    enter();
    expect(chosen).toEqual([]);
    await answer('silva', named(1, 'Silva'));
    expect(chosen).toMatchObject([{ id: 1 }]);
  });

  it('takes nobody of several, and nobody of what was typed before', async () => {
    const { chosen, type, enter, answer } = await picker();
    await type('sil');
    enter();
    await answer('sil', named(1, 'Silva'), named(2, 'Silas'));
    expect(chosen).toEqual([]);
    await type('silv');
    enter();
    await type('silva');
    await answer('silva', named(1, 'Silva'));
    expect(chosen).toEqual([]);
    enter();
    expect(chosen).toMatchObject([{ id: 1 }]);
  });
});
