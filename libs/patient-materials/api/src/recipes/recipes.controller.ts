import { Body, Controller, Get, Param, ParseIntPipe, Put } from '@nestjs/common';
import {
  ApiHeader,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiPreconditionFailedResponse,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { RecipeDto, SetRecipeDto } from '@cuspid/patient-materials/contracts/dto';
import { Allow, IfMatch, Me, type Actor } from '@cuspid/platform/api';
import { ProblemDto } from '@cuspid/platform/contracts/dto';
import { Recipes } from './recipes.service';

@ApiTags('Materials')
@ApiNotFoundResponse({ type: ProblemDto, description: 'No such procedure' })
@Controller('procedures/:id/recipe')
export class RecipesController {
  constructor(private readonly recipes: Recipes) {}

  /** What the procedure needs of the stock. Nobody has said anything: no lines, version 1. */
  @Get()
  @Allow('inventory.read')
  @ApiOkResponse({ type: RecipeDto })
  of(@Param('id', ParseIntPipe) id: number) {
    return this.recipes.of(id);
  }

  /** Sets all of what it needs. */
  @Put()
  @Allow('inventory.manage')
  @ApiHeader({ name: 'If-Match', required: true, description: '`"<version>"`' })
  @ApiOkResponse({ type: RecipeDto })
  @ApiPreconditionFailedResponse({ type: ProblemDto, description: '`stale-version`' })
  @ApiUnprocessableEntityResponse({ type: ProblemDto, description: 'An item that is not there, or is said twice' })
  set(@Me() me: Actor, @Param('id', ParseIntPipe) id: number, @IfMatch() version: number, @Body() what: SetRecipeDto) {
    return this.recipes.set(me, id, version, what);
  }
}
