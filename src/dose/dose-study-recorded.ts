/** Announced after a study was made anew from its reports and that is committed. */
export class DoseStudyRecorded {
  readonly studyId: number;

  constructor(studyId: number) {
    this.studyId = studyId;
  }
}
