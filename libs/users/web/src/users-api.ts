import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  CreateUserDto,
  EditUserDto,
  UserChangedDto,
  UserDetailDto,
  UserDto,
  UserPurgedDto,
} from '@cuspid/users/contracts';
import { ifMatch, once } from '@cuspid/platform/web';
import { firstValueFrom, Observable } from 'rxjs';

/** What is written about accounts. Reads are resources of the page. */
@Injectable({ providedIn: 'root' })
export class UsersApi {
  private readonly http = inject(HttpClient);

  /** @param key of the sheet: pressed twice, it is one account. */
  create(what: CreateUserDto, key: string): Promise<UserDto> {
    return answer(this.http.post<UserDto>('/api/users', what, { headers: once(key) }));
  }

  one(id: number): Promise<UserDetailDto> {
    return answer(this.http.get<UserDetailDto>(`/api/users/${id}`));
  }

  /** Fails with 412 when somebody saved after `version`. */
  edit(id: number, version: number, change: EditUserDto): Promise<UserChangedDto> {
    return answer(this.http.patch<UserChangedDto>(`/api/users/${id}`, change, { headers: ifMatch(version) }));
  }

  resetPassword(id: number): Promise<UserDto> {
    return answer(this.http.post<UserDto>(`/api/users/${id}/reset-password`, null));
  }

  deactivate(id: number): Promise<UserChangedDto> {
    return answer(this.http.delete<UserChangedDto>(`/api/users/${id}`));
  }

  reactivate(id: number): Promise<UserDto> {
    return answer(this.http.post<UserDto>(`/api/users/${id}/reactivate`, null));
  }

  /** Deletes a deactivated account for good, as far as its records let it. */
  purge(id: number): Promise<UserPurgedDto> {
    return answer(this.http.delete<UserPurgedDto>(`/api/users/${id}`, { params: { purge: true } }));
  }
}

const answer = <T>(request: Observable<T>): Promise<T> => firstValueFrom(request);
