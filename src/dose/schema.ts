import { Correction, CorrectionStudy } from './correction.entity.ts';
import { CtEvent } from './ct-event.entity.ts';
import { DoseReport } from './dose-report.entity.ts';
import { DoseStudy, StudyLink } from './dose-study.entity.ts';
import { HandEntry, HandEntryVersion } from './hand-entry.entity.ts';
import { Dose1795000000002 } from './migrations/1795000000002-dose.ts';
import { Corrections1795000000010 } from './migrations/1795000000010-corrections.ts';
import { StudyCounts1795000000020 } from './migrations/1795000000020-study-counts.ts';
import { StudyOperators1795000000040 } from './migrations/1795000000040-study-operators.ts';
import { SearchText1795000000041 } from './migrations/1795000000041-search-text.ts';
import { Patient } from './patient.entity.ts';
import { ProjectionEvent } from './projection-event.entity.ts';
import { StudyOperator } from './study-operator.entity.ts';
import { PlaneTotal, StudyPart } from './study-part.entity.ts';

/** The tables of dose, and their history; taken by `app.module`. */
export const doseSchema = {
  entities: [
    Patient,
    DoseStudy,
    StudyLink,
    StudyPart,
    PlaneTotal,
    StudyOperator,
    DoseReport,
    ProjectionEvent,
    CtEvent,
    Correction,
    CorrectionStudy,
    HandEntry,
    HandEntryVersion,
  ],
  migrations: [
    Dose1795000000002,
    Corrections1795000000010,
    StudyCounts1795000000020,
    StudyOperators1795000000040,
    SearchText1795000000041,
  ],
};
