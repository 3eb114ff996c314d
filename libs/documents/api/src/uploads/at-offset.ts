import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { UploadOffsetNeeded } from '../document-errors';

/** Where a piece begins, from `Upload-Offset`. */
export const AtOffset = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const sent = context.switchToHttp().getRequest<Request>().get('upload-offset')?.trim() ?? '';
  if (!/^\d{1,15}$/.test(sent)) throw new UploadOffsetNeeded();
  return Number(sent);
});
