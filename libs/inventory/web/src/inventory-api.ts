import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  AddItemDto,
  AddOrderDto,
  CancelOrderDto,
  CountDto,
  CountResultDto,
  EditItemDto,
  EditOrderDto,
  InventoryItemDetailDto,
  PurchaseOrderDto,
  ReceivedOrderDto,
  ReceiveOrderDto,
  RecordMovementDto,
  ScanDto,
  StockChangeDto,
} from '@cuspid/inventory/contracts';
import { ifMatch, once } from '@cuspid/platform/web';
import { firstValueFrom, Observable } from 'rxjs';

/** What a change of an edited record needs to know of it. */
interface Edited {
  id: number;
  version: number;
}

/** Every change of the stock over HTTP. Refusals come as `HttpErrorResponse`: read them with `problemOf`. */
@Injectable({ providedIn: 'root' })
export class InventoryApi {
  private readonly http = inject(HttpClient);

  item(id: number): Promise<InventoryItemDetailDto> {
    return answered(this.http.get<InventoryItemDetailDto>(`/api/inventory/${id}`));
  }

  add(item: AddItemDto, key: string): Promise<InventoryItemDetailDto> {
    return answered(this.http.post<InventoryItemDetailDto>('/api/inventory', item, { headers: once(key) }));
  }

  /** 412 when somebody else changed it meanwhile. */
  edit({ id, version }: Edited, change: EditItemDto): Promise<InventoryItemDetailDto> {
    const headers = ifMatch(version);
    return answered(this.http.patch<InventoryItemDetailDto>(`/api/inventory/${id}`, change, { headers }));
  }

  async bin({ id, version }: Edited): Promise<void> {
    await answered(this.http.delete(`/api/inventory/${id}`, { headers: ifMatch(version) }));
  }

  async restore({ id, version }: Edited): Promise<void> {
    await answered(this.http.post(`/api/inventory/${id}/restore`, {}, { headers: ifMatch(version) }));
  }

  /** For good, out of the bin; its movements are kept. */
  async purge({ id, version }: Edited): Promise<void> {
    const options = { headers: ifMatch(version), params: { purge: true } };
    await answered(this.http.delete(`/api/inventory/${id}`, options));
  }

  /** Changes a level; the key makes a second press harmless. */
  move(itemId: number, movement: RecordMovementDto, key: string): Promise<StockChangeDto> {
    const headers = once(key);
    return answered(this.http.post<StockChangeDto>(`/api/inventory/${itemId}/movements`, movement, { headers }));
  }

  count(itemId: number, count: CountDto, key: string): Promise<CountResultDto> {
    return answered(this.http.post<CountResultDto>(`/api/inventory/${itemId}/count`, count, { headers: once(key) }));
  }

  /** What a scanned code is. */
  scan(code: string): Promise<ScanDto> {
    return answered(this.http.get<ScanDto>('/api/inventory/scan', { params: { code } }));
  }

  addOrder(order: AddOrderDto, key: string): Promise<PurchaseOrderDto> {
    return answered(this.http.post<PurchaseOrderDto>('/api/purchase-orders', order, { headers: once(key) }));
  }

  editOrder({ id, version }: Edited, change: EditOrderDto): Promise<PurchaseOrderDto> {
    const headers = ifMatch(version);
    return answered(this.http.patch<PurchaseOrderDto>(`/api/purchase-orders/${id}`, change, { headers }));
  }

  sendOrder(order: Edited, key: string): Promise<PurchaseOrderDto> {
    return this.step(order, 'send', {}, key);
  }

  cancelOrder(order: Edited, why: CancelOrderDto, key: string): Promise<PurchaseOrderDto> {
    return this.step(order, 'cancel', why, key);
  }

  /** What was delivered of an order; the key makes a second press harmless. */
  receive(orderId: number, delivery: ReceiveOrderDto, key: string): Promise<ReceivedOrderDto> {
    const headers = once(key);
    return answered(this.http.post<ReceivedOrderDto>(`/api/purchase-orders/${orderId}/receive`, delivery, { headers }));
  }

  /** The order as a file. */
  orderFile(id: number): Promise<Blob> {
    return answered(this.http.get(`/api/purchase-orders/${id}/order.csv`, { responseType: 'blob' }));
  }

  private step({ id, version }: Edited, verb: string, body: object, key: string): Promise<PurchaseOrderDto> {
    const headers = ifMatch(version).set('Idempotency-Key', key);
    return answered(this.http.post<PurchaseOrderDto>(`/api/purchase-orders/${id}/${verb}`, body, { headers }));
  }
}

const answered = <T>(request: Observable<T>): Promise<T> => firstValueFrom(request);
