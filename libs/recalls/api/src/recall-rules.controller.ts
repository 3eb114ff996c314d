import { Body, Controller, Delete, Get, HttpCode, Param, ParseIntPipe, Patch, Post } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiTags,
} from '@nestjs/swagger';
import { Allow, IfMatch, Me, type Actor } from '@cuspid/platform/api';
import { ProblemDto } from '@cuspid/platform/contracts/dto';
import { AddRecallRuleDto, EditRecallRuleDto, RecallRuleDto, RecallRulesDto } from '@cuspid/recalls/contracts/dto';
import { RecallRules } from './recall-rules.service';

@ApiTags('Recalls')
@Controller('recall-rules')
export class RecallRulesController {
  constructor(private readonly rules: RecallRules) {}

  /** The clinic’s rules, those switched off among them. */
  @Get()
  @Allow('recall.read')
  @ApiOkResponse({ type: RecallRulesDto })
  list() {
    return this.rules.list();
  }

  /** Adds a rule; it is carried over all patients in the background. */
  @Post()
  @Allow('settings.manage')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: RecallRuleDto })
  @ApiConflictResponse({ type: ProblemDto, description: '`recall-rules-full`' })
  add(@Me() me: Actor, @Body() what: AddRecallRuleDto) {
    return this.rules.add(me, what);
  }

  /** Changes a rule, or switches it off. */
  @Patch(':id')
  @Allow('settings.manage')
  @ApiHeader({ name: 'If-Match', required: true, description: '`"<version>"`' })
  @ApiOkResponse({ type: RecallRuleDto })
  edit(
    @Me() me: Actor,
    @Param('id', ParseIntPipe) id: number,
    @IfMatch() version: number,
    @Body() what: EditRecallRuleDto,
  ) {
    return this.rules.edit(me, id, version, what);
  }

  /** Deletes a rule by which nobody was called yet. */
  @Delete(':id')
  @Allow('settings.manage')
  @HttpCode(204)
  @ApiNoContentResponse()
  @ApiConflictResponse({ type: ProblemDto, description: '`recall-rule-used`' })
  remove(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.rules.remove(me, id);
  }
}
