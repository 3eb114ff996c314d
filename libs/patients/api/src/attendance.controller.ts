import { Controller, Get, Param, ParseIntPipe } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Me, type Actor } from '@cuspid/platform/api';
import { AttendanceDto } from '@cuspid/patients/contracts/dto';
import { Attendance } from './attendance';

@ApiTags('Patients')
@Controller('patients/:id/attendance')
export class AttendanceController {
  constructor(private readonly attendance: Attendance) {}

  /** Whether the patient is here now, when they come next and when they last came. */
  @Get()
  @Allow('patient.read')
  @ApiOkResponse({ type: AttendanceDto })
  of(@Me() me: Actor, @Param('id', ParseIntPipe) id: number) {
    return this.attendance.of(me, id);
  }
}
