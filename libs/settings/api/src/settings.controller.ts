import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiConflictResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, IfMatch, Me, type Actor } from '@cuspid/platform/api';
import { ProblemDto } from '@cuspid/platform/contracts/dto';
import { EditSettingsDto, SettingsDto } from '@cuspid/settings/contracts/dto';
import { SettingsService } from './settings.service';

@ApiTags('Clinic')
@Controller('settings')
export class SettingsController {
  constructor(private readonly settings: SettingsService) {}

  /** The clinic's own facts: name, zone, currency, hours, and whether it is open now. */
  @Get()
  @Allow('account.self')
  @ApiOkResponse({ type: SettingsDto })
  read() {
    return this.settings.read();
  }

  /** Changes the clinic's facts. Needs `If-Match`. */
  @Patch()
  @Allow('settings.manage')
  @ApiOkResponse({ type: SettingsDto })
  @ApiConflictResponse({ description: '`currency-in-use`', type: ProblemDto })
  edit(@Me() me: Actor, @IfMatch() version: number, @Body() change: EditSettingsDto) {
    return this.settings.edit(me, version, change);
  }
}
