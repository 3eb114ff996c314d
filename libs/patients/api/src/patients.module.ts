import { Module } from '@nestjs/common';
import { DashboardModule } from '@cuspid/dashboard/api';
import { UsersModule } from '@cuspid/users/api';
import { AccessDeciders } from './access-deciders';
import { AccessRequestsController } from './access-requests.controller';
import { AccessRequestsService } from './access-requests.service';
import { AlertsController } from './alerts.controller';
import { AlertsDue } from './alerts-due';
import { AlertsHistory } from './alerts-history';
import { AlertsService } from './alerts.service';
import { Attendance } from './attendance';
import { AttendanceController } from './attendance.controller';
import { ArchivedLikenesses } from './archived-likenesses';
import { CareTeam } from './care-team';
import { CareTeamChanges } from './care-team-changes';
import { CareTeamController } from './care-team.controller';
import { CareTeamHearers } from './care-team-hearers';
import { CareTeamInbox } from './care-team-inbox';
import { CareTeamNotices } from './care-team-notices';
import { CareTeamPlaces } from './care-team-places';
import { CareTeamRequestsController } from './care-team-requests.controller';
import { CareTeamRequestsService } from './care-team-requests.service';
import { CareTeamService } from './care-team.service';
import { CareTeamTies } from './care-team-ties';
import { PatientDashboardCards } from './dashboard-cards';
import { Directory } from './directory';
import { DirectoryController } from './directory.controller';
import { consentControllers, consentProviders, Consents } from './consents';
import { DuplicateDecisions } from './duplicate-decisions';
import { Duplicates } from './duplicates';
import { FirstAlerts } from './first-alerts';
import { importProviders } from './imports/import-providers';
import { ImportsController } from './imports/imports.controller';
import { LastVisits } from './last-visits';
import { LatestRequests } from './latest-requests';
import { mergingProviders, MergingController } from './merging';
import { OwnParts } from './own-parts';
import { PatientLifeController } from './patient-life.controller';
import { PatientLife } from './patient-life.service';
import { PatientFilters } from './patient-filters';
import { PatientNames } from './patient-names';
import { PatientParts } from './patient-parts';
import { PatientPurgeFiles } from './patient-purge-files';
import { PatientPurges } from './patient-purges.service';
import { PatientRows } from './patient-rows';
import { PatientSearch } from './patient-search';
import { PatientStats } from './patient-stats';
import { PatientsController } from './patients.controller';
import { PatientsExport } from './patients-export';
import { PatientsService } from './patients.service';
import { RecordNews } from './record-news';
import { Registrations } from './registrations';
import { SearchPairs } from './search-pairs';
import { SearchPaths } from './search-paths';
import { SearchReindex } from './search-reindex';
import { SearchWalk } from './search-walk';
import { SearchWords } from './search-words';
import { PortableController } from './portable/portable.controller';
import { PortableService } from './portable/portable.service';
import { AccessLog } from './timeline/access-log';
import { AccessLogController } from './timeline/access-log.controller';
import { AccessPapers } from './timeline/access-papers';
import { OwnSources } from './timeline/own-sources';
import { TimelineController } from './timeline/timeline.controller';
import { TimelineService } from './timeline/timeline.service';
import { TimelineSources } from './timeline/timeline-sources';
import { SavedViews } from './saved-views';
import { Totals } from './totals';

@Module({
  imports: [DashboardModule, UsersModule],
  controllers: [
    AccessRequestsController,
    DirectoryController,
    ImportsController,
    PatientsController,
    AlertsController,
    AttendanceController,
    CareTeamController,
    CareTeamRequestsController,
    MergingController,
    PatientLifeController,
    TimelineController,
    AccessLogController,
    PortableController,
    ...consentControllers,
  ],
  providers: [
    ...importProviders,
    AccessDeciders,
    AccessRequestsService,
    AlertsDue,
    AlertsHistory,
    AlertsService,
    Attendance,
    ArchivedLikenesses,
    CareTeam,
    CareTeamChanges,
    CareTeamHearers,
    CareTeamInbox,
    CareTeamNotices,
    CareTeamPlaces,
    CareTeamRequestsService,
    CareTeamService,
    CareTeamTies,
    ...consentProviders,
    Directory,
    DuplicateDecisions,
    Duplicates,
    FirstAlerts,
    LastVisits,
    LatestRequests,
    ...mergingProviders,
    OwnParts,
    PatientDashboardCards,
    PatientFilters,
    PatientLife,
    PatientNames,
    PatientParts,
    PatientPurgeFiles,
    PatientPurges,
    PatientRows,
    PatientSearch,
    PatientStats,
    PatientsExport,
    PatientsService,
    RecordNews,
    Registrations,
    SearchPairs,
    SearchPaths,
    SearchReindex,
    SearchWalk,
    SearchWords,
    SavedViews,
    AccessLog,
    AccessPapers,
    PortableService,
    OwnSources,
    TimelineService,
    TimelineSources,
    Totals,
  ],
  exports: [
    AlertsDue,
    AlertsService,
    Attendance,
    CareTeam,
    CareTeamChanges,
    CareTeamPlaces,
    FirstAlerts,
    Consents,
    LastVisits,
    PatientParts,
    PatientsService,
    PortableService,
    RecordNews,
    Registrations,
    TimelineService,
    TimelineSources,
  ],
})
export class PatientsModule {}
