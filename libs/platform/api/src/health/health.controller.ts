import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Public } from '../access/allow';
import { Readiness } from './readiness';

class LiveDto {
  @ApiProperty({ type: String, example: 'ok' }) status!: string;
}

class ReadyDto {
  @ApiProperty({ enum: ['ok', 'stopping', 'degraded'] }) status!: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    example: { database: 'ok', storage: 'ok', mail: 'ok', pdf: 'ok' },
  })
  parts!: Record<string, string>;
}

@ApiTags('Health')
@Controller('health')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  /** The process runs. */
  @Get('live')
  @Public()
  @ApiOkResponse({ type: LiveDto })
  live(): LiveDto {
    return { status: 'ok' };
  }

  /** Every part the process stands on, by name; 503 when new work should go elsewhere: it stops, or has no database. */
  @Get('ready')
  @Public()
  @ApiOkResponse({ type: ReadyDto })
  @ApiServiceUnavailableResponse({ type: ReadyDto })
  ready(@Res({ passthrough: true }) response: Response) {
    return this.answer(response);
  }

  /** The same as `ready`. */
  @Get()
  @Public()
  @ApiOkResponse({ type: ReadyDto })
  @ApiServiceUnavailableResponse({ type: ReadyDto })
  health(@Res({ passthrough: true }) response: Response) {
    return this.answer(response);
  }

  private async answer(response: Response): Promise<ReadyDto> {
    const { isReady, ...state } = await this.readiness.ask();
    response.status(isReady ? 200 : 503);
    return state;
  }
}
