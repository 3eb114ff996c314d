import { Body, Controller, Delete, HttpCode, Param, ParseIntPipe, Patch, Post, Query } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiHeader,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiPreconditionFailedResponse,
  ApiTags,
} from '@nestjs/swagger';
import { EditUsageDto, MaterialUsageDto, RemoveUsageFilter } from '@cuspid/patient-materials/contracts/dto';
import { Allow, IfMatch, Me, type Actor } from '@cuspid/platform/api';
import { ProblemDto } from '@cuspid/platform/contracts/dto';
import { UsageActs } from './usage-acts.service';

const VERSION = { name: 'If-Match', required: true, description: 'The ETag of the usage that was seen' } as const;

@ApiTags('Materials')
@ApiNotFoundResponse({ type: ProblemDto, description: 'No such usage on a patient you may see, or no such item' })
@ApiPreconditionFailedResponse({ type: ProblemDto, description: '`stale-version`' })
@Controller('patient-materials')
export class UsagesController {
  constructor(private readonly acts: UsageActs) {}

  /** Changes a usage. The stock follows: by the difference, or back and out again for another item or lot. */
  @Patch(':id')
  @Allow('material.record')
  @ApiHeader(VERSION)
  @ApiOkResponse({ type: MaterialUsageDto })
  @ApiConflictResponse({
    type: ProblemDto,
    description:
      '`material-in-bin`, `item-in-bin`, `allergy-clash`, `not-enough-stock`, `lot-expired`, `no-lot-has-enough`',
  })
  edit(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @IfMatch() version: number, @Body() what: EditUsageDto) {
    return this.acts.edit(me, id, version, what);
  }

  /** Puts it in the bin, and what was taken back to its lot; with `purge=true`, and only from there, deletes it for good. Answers what it was. */
  @Delete(':id')
  @Allow('material.bin')
  @ApiHeader(VERSION)
  @ApiOkResponse({ type: MaterialUsageDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`material-in-bin`; `material-not-in-bin` of a purge' })
  remove(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @IfMatch() version: number,
    @Query() { purge }: RemoveUsageFilter,
  ) {
    return this.acts.remove(me, id, version, purge ?? false);
  }

  /** Takes it out of the bin and from its lot again, or is refused with what that lot still has. */
  @Post(':id/restore')
  @Allow('material.bin')
  @HttpCode(200)
  @ApiHeader(VERSION)
  @ApiOkResponse({ type: MaterialUsageDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`material-not-in-bin`, `not-enough-stock`' })
  restore(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @IfMatch() version: number) {
    return this.acts.restore(me, id, version);
  }
}
