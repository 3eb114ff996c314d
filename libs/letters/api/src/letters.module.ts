import { Module } from '@nestjs/common';
import { DashboardModule } from '@cuspid/dashboard/api';
import { PatientsModule } from '@cuspid/patients/api';
import { UsersModule } from '@cuspid/users/api';
import { VisitsModule } from '@cuspid/visits/api';
import { LetterDashboardCards } from './dashboard-cards';
import { LetterDelivery } from './letter-delivery';
import { LetterDesk } from './letter-desk';
import { LetterFigures } from './letter-figures';
import { LetterMetrics } from './letter-metrics';
import { LetterNews } from './letter-news';
import { LetterParts } from './letter-parts';
import { LetterRows } from './letter-rows';
import { LetterTexts } from './letter-texts';
import { LetterWriter } from './letter-writer';
import { LettersController } from './letters.controller';
import { LettersService } from './letters.service';
import { LinksController } from './links.controller';
import { LinksService } from './links.service';
import { ReminderSweeping } from './reminder-sweeping';
import { Reminders } from './reminders';
import { TemplatesController } from './templates.controller';
import { TemplatesService } from './templates.service';
import { VisitLettersController } from './visit-letters.controller';
import { VisitLinks } from './visit-links';

/** Letters to patients: reminders, confirmations of bookings, cancellations, and the templates they are made from. */
@Module({
  imports: [DashboardModule, PatientsModule, UsersModule, VisitsModule],
  controllers: [LettersController, LinksController, TemplatesController, VisitLettersController],
  providers: [
    LetterDashboardCards,
    LetterDelivery,
    LetterDesk,
    LetterFigures,
    LetterMetrics,
    LetterNews,
    LetterParts,
    LetterRows,
    LetterTexts,
    LetterWriter,
    LettersService,
    LinksService,
    ReminderSweeping,
    Reminders,
    TemplatesService,
    VisitLinks,
  ],
})
export class LettersModule {}
