import { httpResource, provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { rereads } from './rereads';

describe('a change told while a read is under way', () => {
  it('is read afterwards, once', async () => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    const server = TestBed.inject(HttpTestingController);
    const { board, reload } = TestBed.runInInjectionContext(() => {
      const resource = httpResource<string[]>(() => '/api/queue');
      return { board: resource, reload: rereads(resource) };
    });
    const answer = async (...names: string[]) => {
      TestBed.tick();
      server.expectOne('/api/queue').flush(names);
      await new Promise((resolve) => setTimeout(resolve));
      TestBed.tick();
    };

    TestBed.tick();
    reload();
    reload();
    await answer('before the change');
    await answer('after the change');
    expect(board.value()).toEqual(['after the change']);
    server.verify();

    reload();
    TestBed.tick();
    reload();
    await answer('before the second');
    await answer('after the second');
    expect(board.value()).toEqual(['after the second']);
    server.verify();
  });
});
